/** Words for causes, kinds and sides, in tables and pages. */
import type { Language } from '../formats/format';
import type { Cause } from './causes';
import type { Fault } from './faults';
import type { ItemKind } from './items';

type Both = Readonly<Record<Language, string>>;

const CAUSE_WORDS: Readonly<Record<Cause, Both>> = {
  edges: { zh: '边界', en: 'edges' },
  type: { zh: '类型', en: 'type' },
  both: { zh: '边界和类型', en: 'edges and type' },
  direction: { zh: '方向', en: 'direction' },
  end: { zh: '端点', en: 'end' },
  role: { zh: '角色', en: 'role' },
  event: { zh: '事件类型', en: 'type of event' },
  missed: { zh: '漏掉', en: 'missed' },
  invented: { zh: '多出', en: 'invented' },
};

export const KIND_WORDS: Readonly<Record<ItemKind, Both>> = {
  entity: { zh: '实体', en: 'entity' },
  relation: { zh: '关系', en: 'relation' },
  trigger: { zh: '触发词', en: 'trigger' },
  argument: { zh: '论元', en: 'argument' },
};

/** `run`: a run against gold; `people`: two people's annotations. */
export type Mode = 'run' | 'people';

export const SIDE_WORDS: Readonly<Record<Mode, Readonly<Record<Fault['side'], Both>>>> = {
  run: {
    gold: { zh: '漏找', en: 'missed' },
    predicted: { zh: '错找', en: 'wrong' },
  },
  people: {
    gold: { zh: '只有第一人', en: 'only the first' },
    predicted: { zh: '只有第二人', en: 'only the second' },
  },
};

/** A cause as the mode names it: of two people, neither invents. */
export function causeWord(cause: Cause, mode: Mode, language: Language): string {
  const alone = cause === 'missed' || cause === 'invented';
  if (mode === 'people' && alone) return { zh: '对方没有', en: 'not in the other' }[language];
  return CAUSE_WORDS[cause][language];
}
