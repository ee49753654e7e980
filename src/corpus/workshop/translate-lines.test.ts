/** Documents of a workshop in Chinese: in their order, the others untouched, nothing lost in silence. */
import { describe, expect, it } from 'vitest';
import { err, ok } from '../../core/result';
import type { DatasetDocument } from '../dataset/document';
import { BEGIN, END } from '../translate/answer-text';
import type { Ask } from '../translate/translate-document';
import { LineSet } from './line-set';
import { translateLines } from './translate-lines';

const NAMES = ['Ada', 'Bob', 'Cy', 'Dee', 'Eve'];

function document(id: string, text: string): DatasetDocument {
  const name = text.split(' ')[0] ?? '';
  const mentions = [{ id: 'm1', type: 'person', start: 0, end: name.length, text: name }];
  return { id, text, mentions, relations: [], events: [] };
}

function sourceOf(texts: readonly string[]): LineSet {
  const lines = new LineSet('all.jsonl');
  for (const [index, text] of texts.entries()) lines.put(document(`d${index}`, text));
  return lines;
}

const good: Ask = () =>
  Promise.resolve(ok({ text: `${BEGIN}<a>某人</a>开店。${END}`, finish: 'stop' }));
const nothing = (): void => undefined;
const CHOICE = { glossary: [], labels: new Map<string, string>(), atOnce: 2 };
const idsOf = (lines: LineSet): readonly string[] =>
  [...lines.documents()].map(({ document: { id } }) => id);
const english = NAMES.map((name) => `${name} opened a shop.`);

describe('translateLines', () => {
  // Faults: a Chinese document that is asked about, moved or counted; an order that the groups decide.
  it('keeps order and Chinese documents, and says how far it is', async () => {
    const texts = ['小林 开了店。', ...english.slice(0, 3), '小周 开了店。', ...english.slice(3)];
    const steps: number[] = [];
    const asked: string[] = [];
    const ask: Ask = (question) => {
      asked.push(question.messages[0]?.content ?? '');
      return good(question);
    };
    const made = await translateLines(sourceOf(texts), CHOICE, ask, ({ done }) => steps.push(done));
    expect(idsOf(made.lines)).toEqual(['d0', 'd1', 'd2', 'd3', 'd4', 'd5', 'd6']);
    expect(asked).toHaveLength(5);
    expect(asked.join('')).not.toContain('小林');
    expect(steps).toEqual([2, 4, 5]);
    expect(made.report).toMatchObject({ accepted: 5, chinese: 2, left: 0, refused: 0, failed: 0 });
    expect(made.lines.at(0)).toBe(sourceOf(texts).at(0));
    expect(made.lines.at(1)).toContain('"text":"某人开店。"');
    expect(made.refused.size).toBe(0);
  });

  // Faults: a stopped run that asks on, or forgets what it did not ask; a Chinese document lost behind the stop.
  it('asks nothing after a failure that is the last, and counts what is left', async () => {
    let count = 0;
    const ask: Ask = (question) => {
      count += 1;
      if (count < 3) return good(question);
      return Promise.resolve(err({ code: 'cancelled', message: '停', isLast: true }));
    };
    const texts = [...english, '小林 开了店。'];
    const made = await translateLines(sourceOf(texts), CHOICE, ask, nothing);
    expect(count).toBe(4);
    expect(idsOf(made.lines)).toEqual(['d0', 'd1', 'd5']);
    expect(made.report).toMatchObject({ accepted: 2, failed: 2, left: 1, chinese: 1 });
    expect(made.report.failure?.message).toBe('停');
  });

  it('goes on after a failure that is not, and ends after twenty in a row', async () => {
    const fails: Ask = () => Promise.resolve(err({ code: 'remote', message: '忙' }));
    const many = Array.from({ length: 30 }, (_, index) => `N${index} opened a shop.`);
    const made = await translateLines(sourceOf(many), CHOICE, fails, nothing);
    expect(made.report).toMatchObject({ failed: 20, left: 10, accepted: 0 });
  });

  // Fault: a refused document that is nowhere.
  it('writes what was refused, with its tries', async () => {
    const lost: Ask = () => Promise.resolve(ok({ text: '某人开店。', finish: 'stop' }));
    const made = await translateLines(sourceOf(english.slice(0, 1)), CHOICE, lost, nothing);
    expect(made.lines.size).toBe(0);
    expect(JSON.parse(made.refused.at(0) ?? '')).toMatchObject({
      id: 'd0',
      kind: 'refused',
      tries: [{ pass: 1, code: 'lost' }, { pass: 2 }],
    });
    expect(made.report.examples).toHaveLength(2);
  });
});
