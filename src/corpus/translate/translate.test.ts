// Translation with spans: every mistake of a model is refused by name, and what is taken stands where it says.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ok } from '../../core/result';
import { marked } from '../check/dataset.fixture';
import { isTrue } from '../dataset/document';
import { BEGIN, END } from './answer-text';
import { parseGlossary } from './glossary';
import { readBack } from './read-back';
import type { Refusal } from './refusal';
import { tagText } from './tags';
import { TranslateRun, type TranslateOptions } from './translate-run';
import type { Ask } from './translate-document';
import { unitsOf } from './units';

const SOURCE = 'Marta Vidal joined the Harbour Museum in Porto last spring.';
const SPANS = [
  { start: 0, end: 11 },
  { start: 23, end: 37 },
  { start: 41, end: 46 },
];
const GOOD = '去年春天，<a>玛尔塔·维达尔</a>加入了<c>波尔图</c>的<b>海港博物馆</b>。';

function read(answer: string, finish = 'stop', source = SOURCE, spans = SPANS) {
  const tagged = tagText(source, spans);
  if (!tagged.ok) throw new Error(tagged.error);
  return readBack({ text: answer, finish }, source, tagged.value);
}

describe('readBack', () => {
  it.each<[string, string]>([
    ['between the marks', `${BEGIN}${GOOD}${END}`],
    ['without the last mark', `${BEGIN}${GOOD}`],
    ['bare', GOOD],
    ['after a thought', `<think>先想想 <a>玛尔塔</a>。</think>\n${BEGIN}${GOOD}${END}`],
    ['in a fence', `\`\`\`text\n${GOOD}\n\`\`\``],
    ['after a lead', `译文：${GOOD}`],
    ['between a greeting and a note', `好的，翻译如下。\n\n${GOOD}\n\n希望有帮助。`],
    [
      'with wide brackets and capitals',
      GOOD.replaceAll('<', '＜').replaceAll('>', '＞').replaceAll('a', 'A'),
    ],
  ])('takes a translation %s', (_, answer) => {
    const back = read(answer);
    if (!back.ok) throw new Error(back.error);
    const { text, spans } = back.value;
    expect(text).toBe('去年春天，玛尔塔·维达尔加入了波尔图的海港博物馆。');
    const quotes = ['a', 'b', 'c'].map((name) => {
      const { start = 0, end = 0 } = spans.get(name) ?? {};
      return text.slice(start, end);
    });
    expect(quotes).toEqual(['玛尔塔·维达尔', '海港博物馆', '波尔图']);
  });

  it.each<[Refusal, string, string?]>([
    ['cut-off', `${BEGIN}${GOOD}`, 'length'],
    ['declined', '抱歉，我无法翻译这段内容。'],
    ['declined', "I'm sorry, but I cannot help with that."],
    ['around', `第一种：${GOOD}\n第二种：${GOOD}`],
    ['lost', GOOD.replaceAll(/<\/?c>/gu, '')],
    ['lost', GOOD.replace('</b>', '')],
    ['lost', GOOD.replace('<b>', '')],
    ['doubled', `${GOOD}<a>玛尔塔</a>很高兴。`],
    ['crossed', GOOD.replace('</c>的<b>', '<b></c>的')],
    ['nested', '<a>玛尔塔</a>加入了<b><c>波尔图</c>海港博物馆</b>。'],
    ['renamed', GOOD.replace('<c>', '<place>').replace('</c>', '</place>')],
    ['empty', '<a> </a>加入了<b>海港博物馆</b>，在<c>波尔图</c>。'],
    ['not-chinese', '<a>the new curator</a>加入了<b>海港博物馆</b>，在<c>波尔图</c>。'],
    [
      'untranslated',
      '<a>Marta Vidal</a> joined the <b>Harbour Museum</b> in <c>Porto</c> last spring.',
    ],
    ['odd-length', `${GOOD}${'这是一段多出来的话。'.repeat(30)}`],
  ])('refuses %s: %s', (code, answer, finish) => {
    expect(read(answer, finish)).toEqual({ ok: false, error: code });
  });

  it('takes a name that was kept in Latin', () => {
    const back = read(GOOD.replace('玛尔塔·维达尔', 'Marta Vidal'));
    expect(back.ok).toBe(true);
  });

  // Catches: a reader that throws, or spans beside the text, on an answer nobody thought of.
  it('accepts every string', () => {
    const piece = fc.constantFrom(
      '<a>',
      '</a>',
      '<b>',
      '</b>',
      '<c>',
      '</c>',
      BEGIN,
      END,
      '馆',
      'Porto',
      '\n',
      '＜',
      '〉',
      '<z>',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 24 }), (parts) => {
        const back = read(parts.join(''));
        if (!back.ok) return;
        for (const { start, end } of back.value.spans.values()) {
          expect(back.value.text.slice(start, end).trim()).not.toBe('');
        }
      }),
    );
  });
});

describe('tagText', () => {
  // Catches: tags at wrong places, wrong order of two ends, a name that stands in the text.
  it('is undone by taking the tags away, and says the spans', () => {
    const span = fc
      .tuple(fc.nat(12), fc.nat(12))
      .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) + 1 }));
    fc.assert(
      fc.property(
        fc.array(span, { maxLength: 6 }),
        fc.constantFrom('Ann <a>met</a> B', 'Leo saw Mia here'),
        (spans, text) => {
          const tagged = tagText(text, spans);
          const crosses = spans.some((x) =>
            spans.some((y) => x.start < y.start && y.start < x.end && x.end < y.end),
          );
          expect(tagged.ok).toBe(!crosses);
          if (!tagged.ok) return;
          let bare = tagged.value.tagged;
          for (const { name } of tagged.value.spans) {
            expect(text).not.toContain(`<${name}>`);
            bare = bare.replace(`<${name}>`, '').replace(`</${name}>`, '');
          }
          expect(bare).toBe(text);
          for (const { start, end, text: quote } of tagged.value.spans) {
            expect(text.slice(start, end)).toBe(quote);
          }
        },
      ),
    );
  });
});

describe('unitsOf', () => {
  const text = 'Ann left. Dr. Bo stayed!  Then "Cy" came.\n\nA new part begins here';

  it('cuts after sentences and at line breaks', () => {
    const units = unitsOf(text, [], 12);
    expect(units.map(({ start, end }) => text.slice(start, end))).toEqual([
      ...['Ann left.', 'Dr.', 'Bo stayed!', 'Then "Cy" came.', 'A new part begins here'],
    ]);
    expect(units.map(({ after }) => after)).toEqual(['', '', '', '\n\n', '']);
  });

  it('never cuts a mention', () => {
    const units = unitsOf(text, [{ start: 10, end: 16 }], 12);
    expect(units.map(({ start, end }) => text.slice(start, end))).toContain('Dr. Bo stayed!');
  });
});

const OPTIONS: TranslateOptions = { glossary: [], labels: new Map(), learn: true };

const answering =
  (answers: (prompt: string) => string): Ask =>
  ({ messages }) =>
    Promise.resolve(ok({ text: answers(messages[0]?.content ?? ''), finish: 'stop' }));

const DOCUMENT = marked('[person:Ida Holm] lives in [location:Bergen].\n[person:Ida Holm] sings.', {
  relations: [{ type: 'live_in', head: 'm1', tail: 'm2' }],
  events: [{ type: 'Singing', trigger: 'm3', arguments: [{ role: 'person', mention: 'm1' }] }],
});

describe('TranslateRun', () => {
  it('moves mentions, keeps links, and names labels in Chinese', async () => {
    const run = new TranslateRun({ ...OPTIONS, labels: new Map([['Singing', '演唱']]) });
    const ask = answering(
      () => `${BEGIN}<a>伊达·霍尔姆</a>住在<b>卑尔根</b>。\n<c>伊达·霍尔姆</c>唱歌。${END}`,
    );
    const [outcome] = await run.group([DOCUMENT], ask);
    if (outcome?.kind !== 'accepted') throw new Error('it was not accepted');
    const { text, mentions, relations, events, original } = outcome.document;
    expect(original).toBe(DOCUMENT.text);
    expect(mentions.every((mention) => isTrue(text, mention))).toBe(true);
    expect(mentions.map(({ type, text: quote }) => `${type} ${quote}`)).toEqual([
      ...['人物 伊达·霍尔姆', '地点 卑尔根', '人物 伊达·霍尔姆'],
    ]);
    expect(relations).toEqual([{ type: '居住地', head: 'm1', tail: 'm2' }]);
    expect(events[0]).toMatchObject({ type: '演唱', arguments: [{ role: '人物' }] });
    expect(run.report()).toMatchObject({ accepted: 1, rejectRate: 0, variants: 0, labels: [] });
  });

  it('asks once more in other words, then refuses, and counts both', async () => {
    const run = new TranslateRun(OPTIONS);
    const prompts: string[] = [];
    const ask = answering((prompt) => {
      prompts.push(prompt);
      return prompts.length === 2
        ? `${BEGIN}<a>伊达</a>住在<b>卑尔根</b>。\n<c>伊达</c>唱歌。${END}`
        : '<a>伊达</a>住在卑尔根。';
    });
    await run.group([DOCUMENT], ask);
    await run.group([DOCUMENT], ask);
    expect(prompts[0]).not.toBe(prompts[1]);
    expect(run.report()).toMatchObject({
      ...{ accepted: 1, acceptedLater: 1, refused: 1, rejectRate: 0.5 },
      reasons: [
        { code: 'lost', pass: 1, count: 2 },
        { code: 'lost', pass: 2, count: 1 },
      ],
      labels: ['Singing'],
    });
  });

  it('tells later questions what a name was called first, and holds a person to the glossary', async () => {
    const prompts: string[] = [];
    const ask = answering((prompt) => {
      prompts.push(prompt);
      return `${BEGIN}<a>伊达</a>住在<b>卑尔根</b>。\n<c>伊达</c>唱歌。${END}`;
    });
    const run = new TranslateRun(OPTIONS);
    await run.group([DOCUMENT], ask);
    await run.group([DOCUMENT], ask);
    expect(prompts[1]).toContain('Ida Holm = 伊达');
    const strict = new TranslateRun({
      ...OPTIONS,
      glossary: [{ source: 'Bergen', target: '卑尔根市' }],
    });
    const [outcome] = await strict.group([DOCUMENT], ask);
    expect(outcome).toMatchObject({
      kind: 'refused',
      tries: [{ code: 'off-glossary' }, { code: 'off-glossary' }],
    });
  });

  it('asks nothing where mentions cross or do not fit, and keeps what failed apart', async () => {
    const run = new TranslateRun(OPTIONS);
    const never: Ask = () => Promise.reject(new Error('it was asked'));
    const [first] = DOCUMENT.mentions;
    if (first === undefined) throw new Error('no mention');
    const shifted = { ...DOCUMENT, mentions: [{ ...first, start: 1 }] };
    const crossing = {
      ...DOCUMENT,
      mentions: [
        first,
        { ...first, id: 'm9', start: 4, end: 14, text: DOCUMENT.text.slice(4, 14) },
      ],
    };
    await run.group([shifted, crossing], never);
    await run.group([DOCUMENT], () =>
      Promise.resolve({ ok: false, error: { code: 'unreachable', message: 'no server' } }),
    );
    expect(run.report()).toMatchObject({
      ...{ documents: 3, refused: 2, failed: 1, rejectRate: 1 },
      reasons: [
        { code: 'false-offsets', pass: 0, count: 1 },
        { code: 'crossing', pass: 0, count: 1 },
      ],
    });
  });
});

describe('parseGlossary', () => {
  it('says the line of what is wrong', () => {
    expect(parseGlossary('{\n "a": 1,\n}')).toMatchObject({ ok: false, error: { line: 3 } });
    expect(parseGlossary('{"Bergen": " "}').ok).toBe(false);
    expect(parseGlossary('{"Bergen": "卑尔根"}')).toEqual(
      ok([{ source: 'Bergen', target: '卑尔根' }]),
    );
  });
});
