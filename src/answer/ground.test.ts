import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anySchema } from '../core/any-schema.fixture';
import { anyText } from '../core/any-text.fixture';
import type { Extraction } from '../core/extraction';
import { groundFrames } from './ground';
import type { InstructionTask, Question } from './instruction/question';
import { planQuestions } from './instruction/plan-questions';
import { createAnswerParser, type Frame } from './parse/parse';
import type { Schema } from '../core/schema';

const SCHEMA: Schema = {
  entities: [{ name: '动物' }],
  relations: [{ name: '住地', head: '动物', tail: '地点' }],
  events: [{ name: '搬家', roles: ['时间', '去:处'] }],
};

function ask(task: InstructionTask): Question {
  const question = planQuestions(SCHEMA).find((candidate) => candidate.task === task);
  return question ?? { task, labels: [] };
}

function ground(
  task: InstructionTask,
  text: string,
  answer: string,
  window = { start: 0, end: text.length },
): Extraction {
  const question = ask(task);
  const parser = createAnswerParser(question);
  parser.push(answer);
  return groundFrames(text, window, question, parser.frames());
}

const spans = ({ mentions }: Extraction): string[] =>
  mentions.map(({ type, start, text }) => `${type} ${start} ${text}`);

describe('groundFrames', () => {
  it('finds every occurrence of an entity once', () => {
    const found = ground('ner', '栗鼠追栗鼠，栗鼠跑', '#动物\n-栗鼠\n-栗鼠\n');
    expect(spans(found)).toEqual(['动物 0 栗鼠', '动物 3 栗鼠', '动物 6 栗鼠']);
    expect(found.issues).toEqual([]);
  });

  it('finds more occurrences than a search for partners would look at', () => {
    expect(ground('ner', '鼠'.repeat(300), '#动物\n-鼠\n').mentions.length).toBe(300);
  });

  it('does not let the occurrences of one entity overlap', () => {
    expect(spans(ground('ner', '哈哈哈哈哈', '#动物\n-哈哈\n'))).toEqual([
      '动物 0 哈哈',
      '动物 2 哈哈',
    ]);
  });

  it('looks only inside the window, with offsets into the whole text', () => {
    const window = { start: 3, end: 8 };
    const found = ground('ner', '栗鼠追栗鼠，栗鼠跑', '#动物\n-栗鼠\n-跑\n', window);
    expect(spans(found)).toEqual(['动物 3 栗鼠', '动物 6 栗鼠']);
    expect(found.issues).toEqual([{ code: 'ungrounded', detail: '动物 / 跑', ...window }]);
  });

  it('relates the two occurrences that stand closest', () => {
    const text = '栗鼠来了。松鸦走了。栗鼠住在松果镇。';
    const found = ground('re', text, '#住地\n-栗鼠\n>松果镇\n');
    expect(spans(found)).toEqual(['动物 10 栗鼠', '地点 14 松果镇']);
    expect(found.relations).toEqual([{ type: '住地', head: '10-12-动物', tail: '14-17-地点' }]);
  });

  it('relates the same two mentions once', () => {
    const found = ground('re', '栗鼠住树洞', '#住地\n-栗鼠\n>树洞\n>树洞\n-栗鼠\n>树洞\n');
    expect(found.relations.length).toBe(1);
  });

  it('leaves nothing of a relation that lacks an end but an issue', () => {
    const found = ground('re', '栗鼠住树洞', '#住地\n-栗鼠\n>松果镇\n-松鸦\n>树洞\n-栗鼠\n>栗鼠\n');
    expect(found).toMatchObject({ mentions: [], relations: [] });
    expect(found.issues.map(({ code, detail }) => `${code} ${detail}`)).toEqual([
      'ungrounded 住地 / 栗鼠 / 松果镇',
      'ungrounded 住地 / 松鸦 / 树洞',
      'ungrounded 住地 / 栗鼠 / 栗鼠',
    ]);
  });

  it('leaves nothing of a head whose tail is still to come', () => {
    expect(ground('re', '栗鼠住树洞', '#住地\n-栗鼠\n')).toMatchObject({
      mentions: [],
      issues: [],
    });
  });

  it('makes two events of one trigger’s two occurrences, each with its nearest argument', () => {
    const text = '去年搬到树洞，今年又搬到树洞';
    const found = ground(
      'ee',
      text,
      '#搬家\n-搬到\n>时间：去年\n>去·处：树洞\n-搬到\n>时间：今年\n>去·处：树洞\n',
    );
    expect(found.events).toEqual([
      {
        type: '搬家',
        trigger: '2-4-搬家',
        arguments: [
          { role: '时间', mention: '0-2-时间' },
          { role: '去:处', mention: '4-6-去:处' },
        ],
      },
      {
        type: '搬家',
        trigger: '10-12-搬家',
        arguments: [
          { role: '时间', mention: '7-9-时间' },
          { role: '去:处', mention: '12-14-去:处' },
        ],
      },
    ]);
    expect(found.issues).toEqual([]);
  });

  it('puts events beyond the last occurrence of their trigger on that one', () => {
    const found = ground('ee', '先搬后搬', '#搬家\n-搬\n-搬\n-搬\n');
    expect(found.events.map(({ trigger }) => trigger)).toEqual([
      '1-2-搬家',
      '3-4-搬家',
      '3-4-搬家',
    ]);
  });

  it('notes a trigger that does not occur, with its arguments, and arguments that do not', () => {
    const found = ground('ee', '去年搬到树洞', '#搬家\n-搬去\n>时间：去年\n-搬到\n>时间：前年\n');
    expect(spans(found)).toEqual(['搬家 2 搬到']);
    expect(found.events).toEqual([{ type: '搬家', trigger: '2-4-搬家', arguments: [] }]);
    expect(found.issues.map(({ detail }) => detail)).toEqual([
      '搬家 / 搬去',
      '搬家 / 搬去 / 时间：去年',
      '搬家 / 搬到 / 时间：前年',
    ]);
  });

  it('notes a frame of another question', () => {
    const [label] = ask('re').labels;
    const frames = label === undefined ? [] : [{ label, root: '栗鼠', children: [] }];
    const found = groundFrames('栗鼠', { start: 0, end: 2 }, ask('ner'), frames);
    expect(found).toMatchObject({ mentions: [], issues: [{ code: 'failed' }] });
  });

  const offset = fc.oneof(fc.integer({ min: -5, max: 420 }), fc.constant(Number.NaN));

  it('gives true mentions only, whatever the text, the window and the frames', () => {
    fc.assert(
      fc.property(anySchema(3), anyText, offset, offset, fc.nat(), (schema, text, a, b, salt) => {
        const window = { start: a, end: b };
        const words = wordsOf(text, salt);
        for (const question of planQuestions(schema)) {
          const frames = framesOf(question, words);
          const found = groundFrames(text, window, question, frames);
          for (const { start, end, text: own } of found.mentions) {
            expect(text.slice(start, end)).toBe(own);
            expect(words).toContain(own);
            expect(start).toBeGreaterThanOrEqual(Math.max(0, a || 0));
            expect(end).toBeLessThanOrEqual(Math.max(0, a || 0, b || 0));
          }
          for (const { start, end } of found.issues) {
            expect(text.slice(start, end).length).toBe(end - start);
          }
          expectLinked(found);
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** Some strings of the text and some that are not, some of them empty or half a character. */
function wordsOf(text: string, salt: number): string[] {
  const at = (index: number): number => (salt * (index + 7)) % (text.length + 1);
  const cuts = [0, 1, 2, 3, 4].map((index) => text.slice(at(index), at(index) + index));
  return [...cuts, '绝无此词', ''];
}

function framesOf({ labels }: Question, words: readonly string[]): Frame[] {
  return labels.flatMap((label) =>
    words.map((root, index) => ({
      label,
      root,
      children: words.map((text, at) => {
        const role = label.roles[(at + index) % (label.roles.length + 1)];
        return role === undefined ? { text } : { role, text };
      }),
    })),
  );
}

function expectLinked({ mentions, relations, events }: Extraction): void {
  const ids = new Set(mentions.map(({ id }) => id));
  expect(ids.size).toBe(mentions.length);
  for (const { head, tail } of relations) {
    expect(ids.has(head) && ids.has(tail)).toBe(true);
    expect(head).not.toBe(tail);
  }
  for (const event of events) {
    expect(ids.has(event.trigger)).toBe(true);
    for (const { mention } of event.arguments) expect(ids.has(mention)).toBe(true);
  }
}
