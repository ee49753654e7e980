import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyActs, beginLife, findsIn, live, type Life } from './any-document.fixture';
import { anyText } from './any-text.fixture';
import { fieldChange } from './change';
import { needsLook } from './decided';
import { Pen } from './decisions';
import { changeDocument, newDocument, shownOf, titleOf, withPredictions } from './document';
import type { Document } from './document';
import { undo } from './history';

const lives = fc.tuple(anyText, anyActs);

function through(text: string, acts: Parameters<typeof live>[1][]): Life[] {
  const lived = [beginLife(text)];
  for (const act of acts) lived.push(live(lived.at(-1) ?? beginLife(text), act));
  return lived;
}

const itemsById = ({ items }: Document): unknown => [...items].sort(([a], [b]) => (a < b ? -1 : 1));

describe('a document over its life', () => {
  // Catches: offsets that are not moved, or moved by the wrong amount, by any edit, undo or decision.
  it('shows only true spans', () => {
    fc.assert(
      fc.property(lives, ([text, acts]) => {
        for (const { document } of through(text, acts)) {
          const ids = new Set<string>();
          const { mentions, relations, events } = shownOf(document).extraction;
          for (const { id, start, end, text: found } of mentions) {
            expect(document.text.slice(start, end)).toBe(found);
            expect(start).toBeLessThan(end);
            ids.add(id);
          }
          for (const { head, tail } of relations) {
            expect(ids.has(head) && ids.has(tail)).toBe(true);
          }
          for (const { trigger, arguments: parts } of events) {
            expect(
              [trigger, ...parts.map(({ mention }) => mention)].every((id) => ids.has(id)),
            ).toBe(true);
          }
          for (const item of document.items.values()) {
            if (item.kind !== 'mention') continue;
            expect(0 <= item.start && item.start <= item.end).toBe(true);
            expect(item.end).toBeLessThanOrEqual(document.text.length);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  // Catches: an edit, a run or an undo of something else that drops what a person decided.
  it('loses no decision but by the person’s own undo or deletion', () => {
    fc.assert(
      fc.property(lives, ([text, acts]) => {
        const lived = through(text, acts);
        for (const [index, act] of acts.entries()) {
          const [kind] = act;
          if (!['type', 'cut', 'replace', 'run'].includes(kind)) continue;
          const before = lived[index]?.document.items;
          const after = lived[index + 1]?.document.items;
          expect([...(after?.keys() ?? [])].sort()).toEqual([...(before?.keys() ?? [])].sort());
          for (const [id, item] of before ?? []) {
            expect(after?.get(id)?.verdict).toBe(item.verdict);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  // Catches: an inverse that does not bring offsets, verdicts or quotes back exactly; steps joined wrongly.
  it('comes back to its start when everything is undone', () => {
    fc.assert(
      fc.property(lives, ([text, acts]) => {
        let life = beginLife(text);
        for (const act of acts) life = live(life, act);
        for (let travel = undo(life.history); travel !== undefined; travel = undo(life.history)) {
          const document = changeDocument(life.document, travel.change, 0);
          life = { ...life, document, history: travel.history };
        }
        expect(life.document.text).toBe(text);
        expect(itemsById(life.document)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  // Catches: a step forward that differs from what was done at first.
  it('is the same after undo and redo', () => {
    fc.assert(
      fc.property(lives, ([text, acts]) => {
        let life = beginLife(text);
        for (const act of acts) life = live(life, act);
        const steps = life.history.undo.length;
        let back = life;
        for (let n = 0; n < steps; n += 1) back = live(back, ['undo', 0, 0, '']);
        for (let n = 0; n < steps; n += 1) back = live(back, ['redo', 0, 0, '']);
        expect(back.document.text).toBe(life.document.text);
        expect(itemsById(back.document)).toEqual(itemsById(life.document));
      }),
      { numRuns: 300 },
    );
  });
});

const TEXT = '林晓雯任海岳科技董事长。';

function documentWithFinds(): Document {
  const extraction = {
    mentions: [
      { id: 'p', type: '人物', start: 0, end: 3, text: '林晓雯', score: 0.9 },
      { id: 'c', type: '公司', start: 4, end: 8, text: '海岳科技', score: 0.8 },
    ],
    relations: [{ type: '董事长', head: 'c', tail: 'p', score: 0.7 }],
    events: [],
    issues: [],
  };
  const document = newDocument('d', 0, { text: TEXT });
  const { schema } = document;
  return withPredictions(document, { extraction, model: 'm', schema, at: 0, complete: true });
}

let serial = 0;

function decide(document: Document, work: (pen: Pen) => void): Document {
  const newId = (): string => `i${(serial += 1)}`;
  const pen = new Pen(document, shownOf(document), { name: '', now: 1, model: 'm', newId });
  work(pen);
  return changeDocument(document, pen.change(), 1);
}

function rerun(document: Document): Document {
  const { predictions } = documentWithFinds();
  if (predictions === undefined) throw new Error('no predictions');
  return withPredictions(document, predictions);
}

const textsOf = (document: Document): string[] =>
  shownOf(document).extraction.mentions.map(({ type, text }) => `${type} ${text}`);

describe('decisions', () => {
  it('keeps away what was rejected, with its relation, after another run', () => {
    const document = rerun(
      decide(documentWithFinds(), (pen) => {
        pen.rejectMention('p');
      }),
    );
    expect(textsOf(document)).toEqual(['公司 海岳科技']);
    expect(shownOf(document).extraction.relations).toEqual([]);
  });

  it('makes one item of what the person and the model agree on', () => {
    const document = rerun(
      decide(documentWithFinds(), (pen) => pen.addMention('人物', { start: 0, end: 3 })),
    );
    expect(textsOf(document)).toEqual(['人物 林晓雯', '公司 海岳科技']);
  });

  it('hides a prediction that overlaps a decided mention of its type, and gives it its links', () => {
    const moved = decide(documentWithFinds(), (pen) => pen.moveMention('p', { start: 0, end: 2 }));
    const document = rerun(moved);
    expect(textsOf(document)).toEqual(['人物 林晓', '公司 海岳科技']);
    expect(shownOf(document).extraction.relations).toHaveLength(1);
  });

  // An open item stands where the prediction stands: it must not bring the prediction back.
  it('hides such a prediction also where another decision refers to it', () => {
    const first = decide(documentWithFinds(), (pen) => {
      const [relation] = shownOf(documentWithFinds()).extraction.relations;
      if (relation !== undefined) pen.rejectRelation(relation);
    });
    const second = decide(first, (pen) => pen.addMention('人物', { start: 1, end: 3 }));
    expect(textsOf(rerun(second))).toEqual(['人物 晓雯', '公司 海岳科技']);
  });

  it('takes links along when a mention gets another type', () => {
    const document = decide(documentWithFinds(), (pen) => pen.retypeMention('c', '机构'));
    const { mentions, relations } = shownOf(rerun(document)).extraction;
    const head = mentions.find(({ id }) => id === relations[0]?.head);
    expect(head?.type).toBe('机构');
    expect(textsOf(document)).toEqual(['人物 林晓雯', '机构 海岳科技']);
  });

  it('keeps a rejected relation away and its ends in place', () => {
    const document = decide(documentWithFinds(), (pen) => {
      const [relation] = shownOf(documentWithFinds()).extraction.relations;
      if (relation !== undefined) pen.rejectRelation(relation);
    });
    expect(shownOf(rerun(document)).extraction.relations).toEqual([]);
    expect(textsOf(document)).toHaveLength(2);
  });

  it('marks a decided mention whose text was edited, and keeps one whose text was deleted', () => {
    const accepted = decide(documentWithFinds(), (pen) => pen.acceptMention('p'));
    const edited = live({ ...beginLife(''), document: accepted }, ['cut', 1, 1, '']).document;
    expect([...edited.items.values()].some((item) => needsLook(item, edited.text))).toBe(true);
    const gone = live({ ...beginLife(''), document: accepted }, ['cut', 0, 8, '']).document;
    expect(shownOf(gone).lost).toHaveLength(1);
  });

  it('takes no new predictions into a document that is done, and counts them', () => {
    const [first] = [documentWithFinds()];
    const done = changeDocument(first, fieldChange(first, { done: true }), 1);
    const extraction = findsIn(TEXT, [0, 1, 0, 3, 1, 1, 5, 2, 2, 7, 3, 0]);
    const { schema } = done;
    const after = withPredictions(done, { extraction, model: 'n', schema, at: 2, complete: true });
    expect(after.predictions).toBe(done.predictions);
    expect(after.untaken).toBeGreaterThan(0);
  });
});

describe('titleOf', () => {
  it('is the given title, else the first line that says something', () => {
    expect(titleOf({ title: '', text: '\n  \n标题\n正文' })).toBe('标题');
    expect(titleOf({ title: ' 合同 ', text: '正文' })).toBe('合同');
  });

  it('is one short line, whatever was given', () => {
    const title = titleOf({ title: '\u202e' + '长'.repeat(10_000), text: '' });
    expect(Array.from(title)).toHaveLength(60);
    expect(title).not.toContain('\u202e');
  });
});
