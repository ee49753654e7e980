/** A table that brings the labels of several sources to one name: same meaning, broader, or to be kept apart. */
import { err, ok, type Result } from '../../core/result';
import { findJsonError } from '../../formats/json-error';
import { array, dictionary, object, oneOf, optional, string } from '../../formats/shape';

export type LabelRelation = 'same' | 'broader' | 'apart';

export interface LabelRow {
  readonly from: string;
  /** `same`: both mean one thing. `broader`: `to` holds `from` and more. `apart`: never one name. */
  readonly relation: LabelRelation;
  readonly to: string;
  /** Only of this source; absent: of every one. */
  readonly source?: string;
}

export interface LabelTable {
  readonly rows: readonly LabelRow[];
}

export const NO_LABELS: LabelTable = { rows: [] };

export interface LabelTableError {
  readonly code: 'not-json' | 'wrong-shape' | 'cycle' | 'twice' | 'not-apart';
  /** From 1. */
  readonly line: number;
  /** In English. */
  readonly reason: string;
}

/** What to do about it, in both languages; the error says where. */
export const LABEL_TABLE_WORDS: Readonly<
  Record<LabelTableError['code'], { readonly zh: string; readonly en: string }>
> = {
  'not-json': { zh: '标签表不是 JSON，请改正。', en: 'The label table is no JSON; correct it.' },
  'wrong-shape': {
    zh: '标签表应为 {"旧名": "新名"}，或 {"labels": [{"from", "relation", "to"}]}。',
    en: 'A label table is {"old": "new"} or {"labels": [{"from", "relation", "to"}]}.',
  },
  cycle: {
    zh: '标签表里有环：一个名称最后又成了它自己。去掉环中的一行。',
    en: 'The label table has a cycle: a name becomes itself again. Remove one row of it.',
  },
  twice: {
    zh: '同一名称有两行去向不同。只留一行。',
    en: 'One name goes to two others. Keep one row.',
  },
  'not-apart': {
    zh: '两个应分开的名称被并成一个。去掉 apart 那一行，或改掉另一行。',
    en: 'Two names that are to be apart become one. Remove the row “apart”, or change the other.',
  },
};

const ROWS = object({
  labels: array(
    object({
      from: string,
      relation: oneOf('same', 'broader', 'apart'),
      to: string,
      source: optional(string),
    }),
  ),
});
const PAIRS = dictionary(string);

/** `{"labels": [rows]}`, or an object from old names to new ones that mean the same. */
export function parseLabelTable(content: string): Result<LabelTable, LabelTableError> {
  const body = content.replace(/^\uFEFF/u, '');
  const broken = findJsonError(body);
  if (broken !== undefined) {
    return err({ code: 'not-json', line: broken.line, reason: broken.reason });
  }
  const value = JSON.parse(body) as unknown;
  const isRows = typeof value === 'object' && value !== null && 'labels' in value;
  const rows = isRows && Array.isArray(value.labels) ? readRows(value) : readPairs(value);
  if (!rows.ok) return err({ code: 'wrong-shape', line: 1, reason: rows.error });
  const fault = faultOf(rows.value);
  if (fault === undefined) return ok({ rows: rows.value });
  const { code, row, reason } = fault;
  return err({ code, line: lineOfRow(body, rows.value, row), reason });
}

function readRows(value: unknown): Result<readonly LabelRow[], string> {
  const read = ROWS(value, '');
  if (!read.ok) return read;
  return ok(
    read.value.labels.map(({ source, ...row }) =>
      source === undefined ? row : { ...row, source },
    ),
  );
}

function readPairs(value: unknown): Result<readonly LabelRow[], string> {
  const read = PAIRS(value, '');
  if (!read.ok) return read;
  return ok([...read.value].map(([from, to]) => ({ from, relation: 'same', to })));
}

interface Fault {
  readonly code: 'cycle' | 'twice' | 'not-apart';
  readonly row: LabelRow;
  readonly reason: string;
}

/** Every source has rows of its own beside those of all. */
function faultOf(rows: readonly LabelRow[]): Fault | undefined {
  const twice = repeatedRow(rows);
  if (twice !== undefined) {
    const reason = `the label ${twice.from} is mapped twice, to different names`;
    return { code: 'twice', row: twice, reason };
  }
  const sources = new Set([undefined, ...rows.map(({ source }) => source)]);
  for (const source of sources) {
    const steps = stepsOf(rows, source, true);
    for (const row of steps.values()) {
      const path = walk(row.from, steps);
      if (path.cyclic) {
        const reason = `the label table has a cycle: ${path.names.join(' → ')}`;
        return { code: 'cycle', row, reason };
      }
    }
    const joined = joinedRow(rows, source, steps);
    if (joined !== undefined) {
      const reason = `${joined.from} and ${joined.to} are to be apart, but other rows give them one name`;
      return { code: 'not-apart', row: joined, reason };
    }
  }
  return undefined;
}

function repeatedRow(rows: readonly LabelRow[]): LabelRow | undefined {
  const known = new Map<string, LabelRow>();
  for (const row of rows) {
    if (row.relation === 'apart') continue;
    const key = JSON.stringify([row.source, row.from]);
    const other = known.get(key);
    if (other !== undefined && (other.to !== row.to || other.relation !== row.relation)) return row;
    known.set(key, row);
  }
  return undefined;
}

function joinedRow(
  rows: readonly LabelRow[],
  source: string | undefined,
  steps: ReadonlyMap<string, LabelRow>,
): LabelRow | undefined {
  return rows.find(
    ({ from, to, relation, source: own }) =>
      relation === 'apart' &&
      (own === undefined || own === source) &&
      walk(from, steps).names.at(-1) === walk(to, steps).names.at(-1),
  );
}

/** The row that each name follows: one of its source before one of all. */
function stepsOf(
  rows: readonly LabelRow[],
  source: string | undefined,
  broaden: boolean,
): ReadonlyMap<string, LabelRow> {
  const usable = rows.filter(
    ({ relation }) => relation === 'same' || (broaden && relation === 'broader'),
  );
  const steps = new Map<string, LabelRow>();
  for (const row of usable) if (row.source === undefined) steps.set(row.from, row);
  for (const row of usable) {
    if (row.source !== undefined && row.source === source) steps.set(row.from, row);
  }
  return steps;
}

function walk(
  from: string,
  steps: ReadonlyMap<string, LabelRow>,
): { readonly names: readonly string[]; readonly cyclic: boolean } {
  const names = [from];
  const known = new Set(names);
  for (let step = steps.get(from); step !== undefined; step = steps.get(step.to)) {
    names.push(step.to);
    if (known.has(step.to)) return { names, cyclic: true };
    known.add(step.to);
  }
  return { names, cyclic: false };
}

/** Where the row begins that is at fault: the place of its key, in the order of the rows. */
function lineOfRow(body: string, rows: readonly LabelRow[], row: LabelRow): number {
  const number = rows.indexOf(row);
  const keys = [...body.matchAll(/"from"\s*:/gu)];
  const own = keys.length === rows.length ? keys[number]?.index : undefined;
  const at = own ?? Math.max(0, body.indexOf(JSON.stringify(row.from)));
  return body.slice(0, at).split('\n').length;
}

export interface NewNames {
  /** From the name in the source to the new one; other names stay. */
  readonly names: ReadonlyMap<string, string>;
  /** Names that became broader on the way. */
  readonly broadened: ReadonlySet<string>;
}

/** The table is one that was parsed: it has no cycle. `broaden`: rows `broader` count too. */
export function namesFor({ rows }: LabelTable, source: string, broaden: boolean): NewNames {
  const steps = stepsOf(rows, source, broaden);
  const names = new Map<string, string>();
  const broadened = new Set<string>();
  for (const from of steps.keys()) {
    let name = from;
    for (let step = steps.get(name); step !== undefined; step = steps.get(name)) {
      if (step.relation === 'broader') broadened.add(from);
      name = step.to;
    }
    names.set(from, name);
  }
  return { names, broadened };
}
