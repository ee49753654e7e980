/** Entities, relations and events at once, for news. */
import type { EventType, RelationType, Schema } from '../core/schema';
import { DUEE_EVENTS } from './duee';
import { DUIE_PREDICATES } from './duie';
import { entityTypes, words } from './rows';

const RELATIONS = new Set(
  words('创始人 董事长 总部地点 成立日期 国籍 毕业院校 父亲 母亲 丈夫 妻子 导演 主演'),
);

const EVENTS = new Set([
  ...words('财经/交易-出售/收购 财经/交易-融资 财经/交易-上市 产品行为-发布 产品行为-获奖'),
  ...words('交往-会见 竞赛行为-夺冠 竞赛行为-胜负 人生-死亡 司法行为-起诉 司法行为-拘捕'),
  ...words('灾害/意外-地震 灾害/意外-车祸 灾害/意外-起火 组织关系-加盟 组织关系-辞/离职'),
]);

const named = (names: ReadonlySet<string>) => (type: RelationType | EventType) =>
  names.has(type.name);

export const ALL_IN_ONE: Schema = {
  entities: entityTypes('人名 地名 机构名'),
  relations: DUIE_PREDICATES.filter(named(RELATIONS)),
  events: DUEE_EVENTS.filter(named(EVENTS)),
};
