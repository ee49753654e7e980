/** Examples of a person's own: from decisions to the prompt, and never from the window that is asked about. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyActs, beginLife, live } from '../../../core/any-document.fixture';
import { chunkText } from '../../../core/chunk';
import type { DecidedItem, DecidedItems, Verdict } from '../../../core/decided';
import type { Schema } from '../../../core/schema';
import { createAnswerParser } from '../../parse/parse';
import { readJsonAnswer } from '../../parse/json';
import { buildJsonPrompt } from '../json-prompt';
import { planQuestions } from '../plan-questions';
import { buildPrompt } from '../prompt';
import type { Instructions, InstructionTask } from '../question';
import { EXAMPLES_BUDGET } from './choose';
import { examplesOf } from './from-decisions';
import { sentenceAt } from './sentence-at';
import { writeExamples } from './write';

const SCHEMA: Schema = {
  entities: [{ name: '动物' }, { name: '地点' }],
  relations: [{ name: '住地', head: '动物', tail: '地点' }],
  events: [{ name: '搬家', roles: ['时间', '去处'] }],
};
const TEXT = '栗鼠住在松果镇，松鸦也在。去年栗鼠搬到了河边！今天没有事。';
const WINDOW = '明天熊要去山里。';

let serial = 0;
function decided(verdict: Verdict, decidedAt = 0) {
  const origin = { by: 'person' } as const;
  return { id: `i${(serial += 1)}`, verdict, origin, decidedBy: '', decidedAt };
}

function mention(type: string, quote: string, verdict: Verdict = 'accepted', from = 0, at = 0) {
  const start = TEXT.indexOf(quote, from);
  const place = { kind: 'mention', type, start, end: start + quote.length, quote } as const;
  return { ...decided(verdict, at), ...place };
}

const itemsOf = (...items: readonly DecidedItem[]): DecidedItems =>
  new Map(items.map((item) => [item.id, item]));

const animal = mention('动物', '栗鼠');
const place = mention('地点', '松果镇');
const home = {
  ...decided('accepted'),
  kind: 'relation',
  type: '住地',
  head: animal.id,
  tail: place.id,
} as const;
const trigger = mention('搬家', '搬到', 'accepted', 0, 5);
const when = mention('时间', '去年', 'accepted', 0, 5);
const goal = mention('去处', '河边', 'accepted', 0, 5);
const move = {
  ...decided('accepted', 5),
  kind: 'event',
  type: '搬家',
  trigger: trigger.id,
} as const;
const argument = (role: string, { id }: DecidedItem, verdict: Verdict) =>
  ({ ...decided(verdict, 5), kind: 'argument', event: move.id, role, mention: id }) as const;
const ALL = itemsOf(
  ...[animal, place, home, mention('动物', '松果镇', 'rejected'), trigger, when, goal, move],
  ...[argument('时间', when, 'accepted'), argument('去处', goal, 'rejected')],
);

function written(
  task: InstructionTask,
  items: DecidedItems,
  form: 'lines' | 'json' = 'lines',
  window = WINDOW,
): string {
  const question = planQuestions(SCHEMA).find((planned) => planned.task === task);
  if (question === undefined) throw new Error('no question');
  const told = { language: 'zh', texts: {}, examples: examplesOf(TEXT, items) } as const;
  return writeExamples(question, window, told, form);
}

describe('examples from decisions', () => {
  it('are written in the form of an answer, with what was rejected behind them', () => {
    expect(written('ner', ALL)).toBe(
      '又如类型是“动物”和“地点”，文本是“栗鼠住在松果镇，松鸦也在。”，就回答：\n' +
        '#动物\n-栗鼠\n#地点\n-松果镇\n下面的不对，不要写：\n#动物\n-松果镇',
    );
    expect(written('re', ALL)).toContain('就回答：\n#住地\n-栗鼠\n>松果镇');
    expect(written('ee', ALL)).toBe(
      '又如事件是“搬家”，文本是“去年栗鼠搬到了河边！”，就回答：\n' +
        '#搬家\n-搬到\n>时间：去年\n下面的不对，不要写：\n#搬家\n-搬到\n>去处：河边',
    );
    expect(written('ee', ALL, 'json')).toContain(
      '{"items":[{"type":"搬家","trigger":"搬到","arguments":[{"role":"时间","text":"去年"}]}]}',
    );
  });

  it('say nothing where nothing was accepted, but what is wrong', () => {
    const wrong = itemsOf(mention('动物', '松鸦', 'rejected'));
    expect(written('ner', wrong)).toBe(
      '又如类型是“动物”，文本是“栗鼠住在松果镇，松鸦也在。”，下面的不对，不要写：\n#动物\n-松鸦',
    );
    expect(written('ner', wrong, 'json')).toContain('就回答：\n{"items":[]}\n下面的不对');
  });

  it('leave out what is open, was changed since, or is of another sentence', () => {
    const open = mention('动物', '栗鼠', 'open');
    const changed = { ...mention('地点', '河边'), quote: '山边' };
    const far = { ...home, head: trigger.id };
    expect(examplesOf(TEXT, itemsOf(open, changed))).toEqual([]);
    expect(examplesOf(TEXT, itemsOf(trigger, place, far)).flatMap(({ found }) => found)).toEqual([
      expect.objectContaining({ kind: 'entity', type: '地点' }),
      expect.objectContaining({ kind: 'entity', type: '搬家' }),
    ]);
  });

  it('come in the order of the decisions, so that later ones change nothing before them', () => {
    const early = mention('动物', '栗鼠', 'accepted', TEXT.indexOf('去年'), 1);
    const late = mention('地点', '松果镇', 'accepted', 0, 2);
    const texts = examplesOf(TEXT, itemsOf(late, early)).map(({ text }) => text);
    expect(texts).toEqual(['去年栗鼠搬到了河边！', '栗鼠住在松果镇，松鸦也在。']);
  });

  it('are not shown to a window that holds them, or a part of them', () => {
    for (const window of [TEXT, '松鸦也在。去年下雨。', '后来，去年栗鼠']) {
      expect(written('ner', ALL, 'lines', window)).toBe('');
    }
  });

  it('stand before the text, whatever the wording, and change nothing where there are none', () => {
    const [question] = planQuestions(SCHEMA);
    if (question === undefined) throw new Error('no question');
    const examples = examplesOf(TEXT, ALL);
    const prompt = (ner: string, shown = examples): string =>
      buildPrompt(question, WINDOW, { language: 'zh', texts: { ner }, examples: shown })
        .map(({ content }) => content)
        .join('');
    expect(prompt('', [])).toBe(prompt('').replace(/\n又如[^]*?(?=\n\n文本)/u, ''));
    expect(prompt('')).toMatch(/-松果镇\n又如类型[^]*\n-松果镇\n\n文本：\n明天熊要去山里。$/u);
    expect(prompt('只找{labels}：{text}')).toMatch(/^又如类型[^]*\n\n只找动物/u);
    expect(prompt('{examples}\n找{labels}\n{text}', [])).toMatch(/^\n找动物/u);
  });
});

const lettersOf = (text: string): string =>
  text.normalize('NFKC').replaceAll(/[^\p{L}\p{N}]+/gu, '');

/** Few sentences begin or end alike, as in texts that are written. */
const anyLetter = fc
  .integer({ min: 0x4e00, max: 0x51ff })
  .map((code) => String.fromCodePoint(code));
const anyMark = fc.constantFrom(...Array.from('。，！\n“”Ａ9 '));

/** A text of some sentences, with decisions. */
const anyReading = fc
  .tuple(
    fc.array(fc.oneof({ weight: 6, arbitrary: anyLetter }, anyMark), {
      minLength: 60,
      maxLength: 220,
    }),
    anyActs,
  )
  .map(([characters, acts]) => acts.reduce(live, beginLife(characters.join(''))).document);

const TYPES = ['人物', '公司', '地点'];
const LIFE: Schema = {
  entities: TYPES.map((name) => ({ name })),
  relations: [{ name: '任职', head: '人物', tail: '公司' }],
  events: [{ name: '成立', roles: ['主体'] }],
};

describe('examples of any document', () => {
  it('hold what was decided, and every text of theirs occurs in their sentence', () => {
    // Finds an item that is put under a sentence it does not stand in, or one that nobody decided on.
    let found = 0;
    fc.assert(
      fc.property(anyReading, ({ text, items }) => {
        for (const example of examplesOf(text, items)) {
          const all = [...example.found, ...example.not];
          expect(all.length).toBeGreaterThan(0);
          for (const item of all) {
            const verdicts = [...items.values()].filter(({ verdict }) => verdict !== 'open');
            expect(verdicts.some((one) => !('type' in one) || one.type === item.type)).toBe(true);
            if (item.kind === 'entity') expect(example.text).toContain(item.text);
          }
          found += all.length;
        }
      }),
    );
    expect(found).toBeGreaterThan(15);
  });

  it('never stand in the window that is asked about, and are few and short', () => {
    // Finds an example that gives the answer of its own window away, by place and not by its characters.
    let shown = 0;
    fc.assert(
      fc.property(anyReading, ({ text, items }) => {
        const told: Instructions = { language: 'zh', texts: {}, examples: examplesOf(text, items) };
        const decidedSentences = [...items.values()].flatMap((item) => {
          const sentence = item.kind === 'mention' ? sentenceAt(text, item) : undefined;
          return sentence === undefined || item.kind !== 'mention' ? [] : [sentence];
        });
        for (const { start, end } of chunkText(text, { size: 48, overlap: 16 })) {
          const window = text.slice(start, end);
          for (const question of planQuestions(LIFE)) {
            const block = writeExamples(question, window, told, 'lines');
            expect(block.length).toBeLessThanOrEqual(EXAMPLES_BUDGET + 2);
            const sentences = [...block.matchAll(/文本是“([^]*?)”，(?=就回答|下面的不对)/gu)];
            expect(sentences.length).toBeLessThanOrEqual(3);
            shown += sentences.length;
            for (const inside of decidedSentences) {
              const shared = text.slice(Math.max(start, inside.start), Math.min(end, inside.end));
              if (lettersOf(shared) === '') continue;
              const letters = lettersOf(text.slice(inside.start, inside.end));
              for (const [, sentence = ''] of sentences) {
                expect(lettersOf(sentence)).not.toBe(letters);
              }
            }
          }
        }
      }),
      { numRuns: 200 },
    );
    expect(shown).toBeGreaterThan(20);
  });
});

it('answers of examples are read without an issue by the parsers of answers', () => {
  // Finds an example in another form than the one that is asked for.
  for (const task of ['ner', 're', 'ee'] as const) {
    const question = planQuestions(SCHEMA).find((planned) => planned.task === task);
    if (question === undefined) throw new Error('no question');
    const lines = /就回答：\n([^]*?)(?=\n下面的不对|$)/u.exec(written(task, ALL))?.[1] ?? '';
    const parser = createAnswerParser(question);
    parser.push(`${lines}\n`);
    parser.finish();
    expect(parser.issues).toEqual([]);
    expect(parser.frames().length).toBeGreaterThan(0);
    const json = /就回答：\n(.*)/u.exec(written(task, ALL, 'json'))?.[1] ?? '';
    const read = readJsonAnswer(question, json);
    expect(read.issues).toEqual([]);
    expect(read.frames.map(({ root }) => root)).toEqual(parser.frames().map(({ root }) => root));
    const told = { language: 'zh', texts: {}, examples: examplesOf(TEXT, ALL) } as const;
    const prompt = buildJsonPrompt(question, WINDOW, told);
    expect(prompt.map(({ content }) => content).join('')).toContain(json);
  }
});
