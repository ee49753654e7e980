"""Other names for labels: none may be mistaken for another label, and the names held back stay unseen."""

import numpy as np

from chinchilla.augment.synonyms import ENTITIES, EVENTS, OTHER_NAMES, RELATIONS, ROLES, TYPES, renamed, taught
from chinchilla.data.kinds import Kind

HELD_BACK = ("影片", "书籍", "旅游景区", "电子游戏", "政府机关")


def test_no_entity_synonym_is_the_name_of_another_entity_or_of_two() -> None:
    synonyms = [name for names in ENTITIES.values() for name in names.split()]
    assert set(synonyms).isdisjoint(ENTITIES)
    assert len(set(synonyms)) == len(synonyms)


def test_names_held_back_are_never_asked_for() -> None:
    rng = np.random.default_rng(1)
    for kind, table in ((Kind.ENTITY, ENTITIES), (Kind.SUBJECT, TYPES), (Kind.TRIGGER, EVENTS), (Kind.ARGUMENT, ROLES)):
        for name in table:
            asked = {OTHER_NAMES[kind](name, rng) for _ in range(60)}
            assert not [a for a in asked for held in HELD_BACK if held in a]


def test_names_in_a_label_set_stay_distinct_and_kinds_stay() -> None:
    rng = np.random.default_rng(2)
    labels = [(Kind.ENTITY, name) for name in ENTITIES] + [(Kind.TRIGGER, "人生-死亡"), (Kind.OBJECT, "作者:人物")]
    for _ in range(100):
        other = renamed(labels, 0.9, rng)
        assert [kind for kind, _ in other] == [kind for kind, _ in labels]
        assert len(set(other)) == len(labels)


def test_rate_zero_changes_nothing_and_rate_one_changes_much() -> None:
    rng = np.random.default_rng(3)
    labels = [(Kind.ENTITY, name) for name in ENTITIES] + [(Kind.OBJECT, f"{name}:人物") for name in RELATIONS]
    assert renamed(labels, 0.0, rng) == labels
    changed = sum(a != b for a, b in zip(labels, renamed(labels, 1.0, rng), strict=True))
    assert changed > 0.8 * len(labels)


def test_a_name_that_is_held_out_is_never_asked_for_by_way_of_another() -> None:
    rng = np.random.default_rng(5)
    labels = [(Kind.SUBJECT, "人物"), (Kind.OBJECT, "作者:人物"), (Kind.ENTITY, "公司")]
    held_out = {"姓名", "商家"}
    asked = {word for _ in range(200) for _, name in renamed(labels, 1.0, rng, held_out) for word in name.split(":")}
    assert asked.isdisjoint(held_out)
    free = {word for _ in range(200) for _, name in renamed(labels, 1.0, rng) for word in name.split(":")}
    assert held_out < free


def test_an_event_loses_its_group_and_a_relation_keeps_its_colon() -> None:
    rng = np.random.default_rng(4)
    assert "求婚" in {OTHER_NAMES[Kind.TRIGGER]("人生-求婚", rng) for _ in range(20)}
    for _ in range(50):
        name, tail = OTHER_NAMES[Kind.OBJECT]("票房:数值", rng).split(":")
        assert name in ("票房", *RELATIONS["票房"].split())
        assert tail in ("数值", *TYPES["数值"].split())


def test_what_training_asks_for_counts_as_taught() -> None:
    rng = np.random.default_rng(6)
    for kind, name in (
        (Kind.SUBJECT, "企业"),
        (Kind.TRIGGER, "人生-死亡"),
        (Kind.ARGUMENT, "时间"),
        (Kind.ARGUMENT, "探班主体"),
    ):
        asked = {OTHER_NAMES[kind](name, rng) for _ in range(200)}
        assert asked | {name} == taught(kind, name)
    words = {word for _ in range(200) for word in OTHER_NAMES[Kind.OBJECT]("父亲:人物", rng).split(":")}
    assert taught(Kind.OBJECT, "父亲:人物") - {"父亲:人物"} == words - {"父亲", "人物"}
