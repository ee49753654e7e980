/** Relations in literature: the nine names of the literature corpus over its usual pairs of ends. */
import type { RelationType } from '../core/schema';
import { relationsOf } from './rows';

export const LITERATURE_RELATIONS: readonly RelationType[] = [
  ...relationsOf('人物', [
    ['亲属', '人物'],
    ['社会关系', '人物'],
    ['上下位', '人物'],
    ['部分整体', '人物'],
    ['使用', '物品'],
    ['所有', '物品'],
    ['创造', '物品'],
    ['所有', '组织'],
    ['所有', '地点'],
  ]),
  ...relationsOf('物品', [
    ['位于', '地点'],
    ['位于', '物品'],
    ['部分整体', '物品'],
    ['部分整体', '人物'],
    ['上下位', '物品'],
    ['邻近', '地点'],
  ]),
  ...relationsOf('地点', [
    ['部分整体', '地点'],
    ['邻近', '地点'],
    ['上下位', '地点'],
  ]),
  ...relationsOf('组织', [
    ['所有', '物品'],
    ['部分整体', '组织'],
  ]),
];
