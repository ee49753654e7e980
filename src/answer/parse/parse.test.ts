import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anySchema } from '../../core/any-schema.fixture';
import { anyText } from '../../core/any-text.fixture';
import type { InstructionTask, Question } from '../instruction/question';
import { planQuestions } from '../instruction/plan-questions';
import { createAnswerParser, type AnswerParser } from './parse';
import type { Schema } from '../../core/schema';

const SCHEMA: Schema = {
  entities: [{ name: '动物' }, { name: '#地点' }],
  relations: [{ name: '住地', head: '动物', tail: '地点' }],
  events: [{ name: '搬家', roles: ['时间', '去处'] }],
};

function ask(task: InstructionTask): Question {
  const question = planQuestions(SCHEMA).find((candidate) => candidate.task === task);
  return question ?? { task, labels: [] };
}

function read(task: InstructionTask, answer: string): AnswerParser {
  const parser = createAnswerParser(ask(task));
  parser.push(answer);
  parser.finish();
  return parser;
}

/** Frames as short strings: `label root [role：child …]`. */
function show(parser: AnswerParser): string[] {
  return parser.frames().map(({ label, root, children }) => {
    const parts = children.map(({ role, text }) =>
      role === undefined ? text : `${role}：${text}`,
    );
    return `${label.name} ${root} [${parts.join(' ')}]`;
  });
}

const notes = (parser: AnswerParser): string[] =>
  parser.issues.map(({ code, detail }) => `${code} ${detail}`);

describe('createAnswerParser', () => {
  it('reads entities', () => {
    const parser = read('ner', '#动物\n-栗鼠\n-松鸦\n##地点\n-松果镇\n');
    expect(show(parser)).toEqual(['动物 栗鼠 []', '动物 松鸦 []', '#地点 松果镇 []']);
    expect(parser.issues).toEqual([]);
  });

  it('reads relations and events', () => {
    expect(show(read('re', '#住地\n-栗鼠\n>松果镇\n>树洞\n-松鸦\n>树洞\n'))).toEqual([
      '住地 栗鼠 [松果镇 树洞]',
      '住地 松鸦 [树洞]',
    ]);
    expect(show(read('ee', '#搬家\n-搬到\n>时间：去年\n>去处：松果：镇\n-搬\n'))).toEqual([
      '搬家 搬到 [时间：去年 去处：松果：镇]',
      '搬家 搬 []',
    ]);
  });

  it('reads the same with a blank behind every mark', () => {
    const event = '#搬家\n-搬到\n>时间：去年\n';
    const spaced = event.replaceAll(/^[#>-]/gmu, '$& ');
    expect(spaced).toBe('# 搬家\n- 搬到\n> 时间：去年\n');
    expect(show(read('ee', spaced))).toEqual(show(read('ee', event)));
    const entity = read('ner', '# 动物\n- 栗鼠\n# #地点\n- 松果镇\n');
    expect(show(entity)).toEqual(['动物 栗鼠 []', '#地点 松果镇 []']);
    const head = read('re', '# 住地\n- 栗鼠\n> 树洞\n- 松鸦\n');
    expect(show(head)).toEqual(['住地 栗鼠 [树洞]', '住地 松鸦 []']);
    expect(notes(head)).toEqual(['failed -松鸦']);
  });

  it('takes the first character of a line alone as its mark', () => {
    expect(show(read('re', '#住地\n--鼠\n>-\n>>树\n>#洞\n-#\n>>\n-> 鼠\n>--\n'))).toEqual([
      '住地 -鼠 [- >树 #洞]',
      '住地 # [>]',
      '住地 > 鼠 [--]',
    ]);
  });

  it('forgives full-width marks, missing and extra blanks, and other line breaks', () => {
    const parser = read('ee', '＃搬家\r\n\r\n  －搬到\r\n＞时间:去年 \r> 去处 ： 松果镇\u3000\r\n');
    expect(show(parser)).toEqual(['搬家 搬到 [时间：去年 去处：松果镇]']);
    expect(parser.issues).toEqual([]);
  });

  it('knows a label behind more marks than one and before a copied explanation', () => {
    expect(show(read('re', '## 住地：动物 → 地点\n-栗鼠\n>树洞\n'))).toEqual(['住地 栗鼠 [树洞]']);
  });

  it.each([
    ['a thought', '<think>\n#动物\n-松鼠\n</think>\n\n#动物\n-栗鼠\n'],
    ['an empty thought', '<think></think>#动物\n-栗鼠\n'],
    ['the end of a thought', '</think>\n#动物\n-栗鼠\n'],
    ['a code fence', '```text\n#动物\n-栗鼠\n```\n'],
  ])('skips %s', (_, answer) => {
    const parser = read('ner', answer);
    expect(show(parser)).toEqual(['动物 栗鼠 []']);
    expect(parser.issues).toEqual([]);
  });

  it('keeps a tag inside a mention', () => {
    expect(show(read('ner', '#动物\n-栗<think>鼠\n'))).toEqual(['动物 栗<think>鼠 []']);
  });

  it('notes a thought that never ends', () => {
    const parser = read('ner', '<think>\n#动物\n-栗鼠\n');
    expect(show(parser)).toEqual([]);
    expect(notes(parser)).toEqual(['cut <think>']);
  });

  it('notes what it cannot read and all that hangs on it', () => {
    const answer = '好的：\n-栗鼠\n#植物\n-松树\n>松果\n#动物\n-\n>松果\n-栗鼠\n>松鸦\n';
    const parser = read('ner', answer);
    expect(show(parser)).toEqual(['动物 栗鼠 []']);
    expect(notes(parser)).toEqual(
      ['好的：', '-栗鼠', '#植物', '-松树', '>松果', '-', '>松果', '>松鸦'].map(
        (line) => `failed ${line}`,
      ),
    );
  });

  it('notes roles that the event does not have, and arguments without one', () => {
    const parser = read('ee', '#搬家\n-搬到\n>天气：晴\n>去年\n>时间：\n>时间：去年\n');
    expect(show(parser)).toEqual(['搬家 搬到 [时间：去年]']);
    expect(notes(parser)).toEqual(['failed >天气：晴', 'failed >去年', 'failed >时间：']);
  });

  it('notes a head without a tail once its turn is over', () => {
    const parser = createAnswerParser(ask('re'));
    parser.push('#住地\n-栗鼠\n');
    expect(parser.issues).toEqual([]);
    parser.push('-松鸦\n>树洞\n#住地\n-鼠\n');
    expect(notes(parser)).toEqual(['failed -栗鼠']);
    parser.finish();
    expect(notes(parser)).toEqual(['failed -栗鼠', 'failed -鼠']);
  });

  it('takes a line only once it has ended', () => {
    const parser = createAnswerParser(ask('ner'));
    parser.push('#动物\n-栗');
    expect(show(parser)).toEqual([]);
    parser.push('鼠\n-松');
    expect(show(parser)).toEqual(['动物 栗鼠 []']);
  });

  it('notes a line that was cut and makes no mention of it', () => {
    const parser = read('ner', '#动物\n-栗鼠\n-松');
    expect(show(parser)).toEqual(['动物 栗鼠 []']);
    expect(notes(parser)).toEqual(['cut -松']);
  });

  it('gives frames that do not grow afterwards', () => {
    const parser = createAnswerParser(ask('re'));
    parser.push('#住地\n-栗鼠\n>树洞\n');
    const frames = parser.frames();
    parser.push('>松果镇\n');
    expect(frames[0]?.children).toEqual([{ text: '树洞' }]);
    expect(parser.frames()[0]?.children.length).toBe(2);
  });

  it('reads nothing from nothing', () => {
    expect(show(read('ner', ''))).toEqual([]);
    expect(read('ner', ' \n\n').issues).toEqual([]);
  });

  const piece = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.constantFrom(...['#', '-', '>', ' ', '\n', '\r\n', '：', ':', '＃']),
    },
    { weight: 3, arbitrary: fc.constantFrom(...['动物', '地点', '住地', '搬家', '时间', '栗鼠']) },
    { weight: 1, arbitrary: fc.constantFrom('<think>', '</think>', '<thi', 'nk>', '```') },
    { weight: 1, arbitrary: anyText.map((text) => text.slice(0, 6)) },
  );
  const answer = fc.array(piece, { maxLength: 60 });

  it('reads any string the same however it is split', () => {
    fc.assert(
      fc.property(answer, fc.array(fc.nat(8), { minLength: 1 }), (pieces, sizes) => {
        const text = pieces.join('');
        for (const task of ['ner', 're', 'ee'] as const) {
          const whole = read(task, text);
          const split = createAnswerParser(ask(task));
          let at = 0;
          for (let turn = 0; at < text.length; turn += 1) {
            const size = 1 + (sizes[turn % sizes.length] ?? 0);
            split.push(text.slice(at, at + size));
            at += size;
          }
          split.finish();
          expect(split.frames()).toEqual(whole.frames());
          expect(split.issues).toEqual(whole.issues);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('reads any string under any schema, into its own labels and roles', () => {
    fc.assert(
      fc.property(anySchema(4), answer, (schema, pieces) => {
        for (const question of planQuestions(schema)) {
          const { labels } = question;
          const named = labels.map(({ name }) => `#${name}\n-栗鼠\n>松果\n`).join('');
          const parser = createAnswerParser(question);
          parser.push(named + pieces.join(''));
          parser.finish();
          expect(parser.frames().length).toBeGreaterThanOrEqual(labels.length);
          for (const { label, root, children } of parser.frames()) {
            expect(labels).toContain(label);
            for (const text of [root, ...children.map((child) => child.text)]) {
              expect(text).not.toBe('');
              expect(text).toBe(text.trim());
            }
            for (const { role } of children) {
              if (role !== undefined) expect(label.roles).toContain(role);
            }
          }
        }
      }),
    );
  });

  it('gets through an endless line and a line of nothing but tags', () => {
    for (const unit of ['字', ' ', '<think></think>', '#', '：']) {
      expect(show(read('ner', unit.repeat(100_000)))).toEqual([]);
    }
  });
});
