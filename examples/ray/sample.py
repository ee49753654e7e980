"""Made-up documents for the check, the same in every run. As a program: prints 200 as JSON lines."""

from __future__ import annotations

import json
import random

PEOPLE = ("周小满", "汤若溪", "梁远帆", "苏晚晴", "顾长河", "叶知秋", "林深", "欧阳听雨")
PLACES = ("杭州", "宁波", "绍兴", "成都", "青岛", "昆明")
FIRMS = ("青禾茶业有限公司", "远山机械厂", "云帆科技公司", "南浦造船集团")
TEMPLATES = (
    "{date}，{person}在{place}创办了{firm}。",
    "{person}出生于{place}，现任{firm}总经理，妻子是{other}。",
    "{firm}总部位于{place}，董事长{person}{date}宣布辞职，由{other}接任。",
    "{date}，{place}发生地震，{person}和{other}所在的{firm}停工三天。",
    "{person}毕业于{place}大学，是{other}的学生，后来加入了{firm}。",
    "“{firm}”{date}与{other}签订合同，{person}😀说：价格为300万元。",
    "{place}的天气很好，没有什么事情发生。",
)
BREAKS = ("", "", "\n", "\r\n", "　", "\u2028")


def _sentence(chance: random.Random) -> str:
    date = f"{chance.randint(1998, 2025)}年{chance.randint(1, 12)}月{chance.randint(1, 28)}日"
    person, other = chance.sample(PEOPLE, 2)
    names = {"person": person, "other": other, "place": chance.choice(PLACES), "firm": chance.choice(FIRMS)}
    return chance.choice(TEMPLATES).format(date=date, **names)


def documents(count: int) -> list[dict[str, str]]:
    """Most have one to four sentences, one in forty is longer than what the model reads at once, one is empty."""
    chance = random.Random(18)
    made = []
    for number in range(count):
        sentences = 30 if number % 40 == 20 else chance.randint(1, 4)
        text = "".join(_sentence(chance) + chance.choice(BREAKS) for _ in range(sentences))
        made.append({"id": f"文-{number}", "text": "" if number == 7 else text})
    return made


# Lines that no document, or half a document, can be read from; ids that are numbers or not there.
DAMAGED = (
    '{"id": "a", "text": "周小满在杭州工作。"}',
    '{"id": "cut", "text": "周小',
    "",
    '{"text": "汤若溪住在宁波。"}',
    '{"id": 7, "text": "苏晚晴在成都。"}',
    '{"id": "b", "text": 7}',
    '{"id": "\\ud800", "text": "\\ud800顾长河在青岛。", "more": [1]}',
    '{"id": "c", "text": NaN}',
    '{"id": null, "text": "梁远帆在昆明。"}',
    "[]",
)


if __name__ == "__main__":
    for document in documents(200):
        print(json.dumps(document, ensure_ascii=False))
