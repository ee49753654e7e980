/** For tests: made-up documents with entities, relations and events, and their items as plain rows. */
import fc from 'fast-check';
import { marked, placed } from '../check/dataset.fixture';
import type { DatasetDocument, Placed } from '../dataset/document';
import { InstructRun } from './instruct-run';
import type { InstructOptions } from './options';
import type { InstructRecord } from './record';

const NAMES = ['罗青禾', '澄江纸业', '临渡县', '清浦大学', '白鹭滩', '慢船', '罗', '青禾'];
const ENTITIES = ['人物', '公司', '地点', '学校', '机构', '景点', '书名', '影片', '职务'];
const RELATIONS = ['任职', '毕业院校', '出生地', '总部地点', '同事', '创办'];
const EVENTS = ['成立', '上映', '入职', '搬迁', '合并'];
const ROLES = ['主体', '时间', '地点'];

const pick = (list: readonly string[]) => fc.constantFrom(...list);

/** A document with everything; ids, offsets and corpus are those that a line has. */
export const instructDocument: fc.Arbitrary<DatasetDocument> = fc
  .record({
    entities: fc.array(fc.tuple(pick(ENTITIES), pick(NAMES)), { maxLength: 8 }),
    links: fc.array(fc.tuple(pick(RELATIONS), fc.nat(7), fc.nat(7)), { maxLength: 5 }),
    events: fc.array(fc.tuple(pick(EVENTS), pick(ROLES), pick(NAMES)), { maxLength: 3 }),
    corpus: fc.constantFrom('a', 'b'),
  })
  .map(({ entities, links, events, corpus }) => {
    const parts = [
      ...entities.map(([label, name]) => `${name === '罗' ? '，' : ''}[${label}:${name}]`),
      ...events.map(([type, role, name]) => `[${type}:${type}了][${role}:${name}]`),
    ];
    const document = marked(`${parts.join('和')}。`);
    const count = entities.length;
    const id = (number: number): string => `m${(number % Math.max(1, count)) + 1}`;
    return {
      ...document,
      corpus,
      relations:
        count === 0
          ? []
          : links.map(([type, head, tail]) => ({ type, head: id(head), tail: id(tail) })),
      events: events.map(([type, role], index) => ({
        type,
        trigger: `m${count + index * 2 + 1}`,
        arguments: [{ role, mention: `m${count + index * 2 + 2}` }],
      })),
    };
  });

export interface Ran {
  readonly records: readonly InstructRecord[];
  readonly run: InstructRun;
}

/** Ids become d0, d1, … and every text is its own. */
export function instructed(
  documents: readonly DatasetDocument[],
  options: Partial<InstructOptions> = {},
): Ran {
  const list = documents.map((document, index) => placed(document, index));
  return instructedAt(list, options);
}

export function instructedAt(
  documents: readonly Placed[],
  options: Partial<InstructOptions> = {},
): Ran {
  const run = new InstructRun(options);
  for (const document of documents) run.see(document);
  return { records: documents.flatMap((document) => run.again(document)), run };
}

/** Items as `task label strings`, sorted: counted by nothing that makes records. */
export function goldRows(document: DatasetDocument): readonly string[] {
  const text = (id: string): string => document.mentions.find((m) => m.id === id)?.text ?? '';
  const used = new Set(
    document.events.flatMap(({ trigger, arguments: parts }) => [
      trigger,
      ...parts.map(({ mention }) => mention),
    ]),
  );
  const relations = document.relations.map(
    ({ type, head, tail }) => `RE ${type} ${text(head)} ${text(tail)}`,
  );
  return [
    ...document.mentions.flatMap((m) => (used.has(m.id) ? [] : [`NER ${m.type} ${m.text}`])),
    ...new Set(relations),
    ...document.events.map(
      ({ type, trigger, arguments: parts }) =>
        `EE ${type} ${text(trigger)} ${parts.map((p) => `${p.role}=${text(p.mention)}`).join(' ')}`,
    ),
  ].sort();
}

interface AnyAnswer {
  readonly subject?: string;
  readonly object?: string;
  readonly trigger?: string;
  readonly arguments?: Readonly<Record<string, readonly string[]>>;
}

/** The same of a record's answers. */
export function answerRows({ task, output }: InstructRecord): readonly string[] {
  return Object.entries(output).flatMap(([label, answers]) =>
    answers.map((answer) => {
      if (typeof answer === 'string') return `${task} ${label} ${answer}`;
      const { subject = '', object = '', trigger, arguments: parts = {} } = answer as AnyAnswer;
      if (trigger === undefined) return `${task} ${label} ${subject} ${object}`;
      const roles = Object.entries(parts).flatMap(([role, names]) =>
        names.map((name) => `${role}=${name}`),
      );
      return `${task} ${label} ${trigger} ${roles.join(' ')}`;
    }),
  );
}
