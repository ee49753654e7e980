/** Types first, both orders and examples with a scripted model that answers by what it is asked. */
import { describe, expect, it } from 'vitest';
import type { Instructions } from '../../src/answer/instruction/question';
import type { Extraction } from '../../src/core/extraction';
import { extractChunk } from './llm-extract';
import { SCHEMA, TEXTS } from './question.fixture';
import { ScriptedAnswers } from './scripted-answers.fixture';
import { estimateTokens } from './token-estimate';
import { fakeTable } from './tokenizer-file.fixture';

const tokens = fakeTable([...TEXTS, '动物地点住地搬家时间搬家者去处聚会 2（）→food']);
const [TEXT = ''] = TEXTS;
/** As the extraction counts them. */
const tokensOf = (content: string): number => estimateTokens(tokens, [{ role: 'user', content }]);
const FIRST = '文本里有哪些';

async function read(
  answerTo: (prompt: string) => string,
  told: Partial<Instructions>,
  contextTokens?: number,
): Promise<{ found: Extraction; prompts: readonly string[]; partial: readonly Extraction[] }> {
  const engine = new ScriptedAnswers(tokens, answerTo, contextTokens);
  const partial: Extraction[] = [];
  const instructions: Instructions = { language: 'zh', texts: {}, ...told };
  const task = { text: TEXT, schema: SCHEMA, instructions };
  const take = (finds: Extraction) => partial.push(finds);
  const result = await extractChunk(engine, task, take, () => false);
  if (!result.ok) throw new Error(result.error.code);
  return { found: result.value, prompts: engine.prompts, partial };
}

const answers = (first: string) => (prompt: string) => {
  if (prompt.includes(FIRST)) return first;
  return prompt.includes('写一个“-实体”') ? '#动物\n-栗鼠\n#地点\n-松果镇\n' : '';
};

describe('types first', () => {
  it('asks one question more, and then for the types that it names alone', async () => {
    const { found, prompts } = await read(answers('#动物\n'), { asking: { typesFirst: true } });
    expect(prompts).toHaveLength(2);
    expect(prompts[0]).toContain('搬家');
    expect(prompts[1]).toContain('类型：\n动物\n\n先写');
    expect(new Set(found.mentions.map(({ type }) => type))).toEqual(new Set(['动物']));
    expect(found.issues.map(({ detail }) => detail)).toEqual([]);
  });

  it('asks nothing more where no type is named, and all questions without it', async () => {
    const none = await read(answers(''), { asking: { typesFirst: true } });
    expect(none.prompts).toHaveLength(1);
    expect(none.found.mentions).toEqual([]);
    const off = await read(answers(''), {});
    expect(off.prompts.some((prompt) => prompt.includes(FIRST))).toBe(false);
    expect(off.prompts).toHaveLength(3);
  });

  it('halves a first question that does not fit the context', async () => {
    const told = { asking: { typesFirst: true } };
    const [whole = ''] = (await read(answers(''), told)).prompts;
    const { prompts } = await read(answers(''), told, tokensOf(whole) + 127);
    const first = prompts.filter((prompt) => prompt.includes(FIRST));
    expect(first.length).toBeGreaterThan(1);
    expect(first.filter((prompt) => prompt.includes('\n动物\n'))).toHaveLength(1);
  });
});

describe('both orders', () => {
  const isReversed = (prompt: string): boolean => prompt.indexOf('food') < prompt.indexOf('\n动物');

  it('asks twice, and halves the score of what one answer has', async () => {
    const answerTo = (prompt: string): string => {
      if (!prompt.includes('写一个“-实体”')) return '';
      return isReversed(prompt) ? '#动物\n-栗鼠\n' : '#动物\n-栗鼠\n#地点\n-松果镇\n';
    };
    const once = await read(answerTo, {});
    const twice = await read(answerTo, { asking: { bothOrders: true } });
    expect(twice.prompts).toHaveLength(2 * once.prompts.length);
    expect(twice.prompts.filter(isReversed)).not.toHaveLength(0);
    const scoreOf = ({ found }: typeof once, type: string) =>
      found.mentions.find((mention) => mention.type === type)?.score ?? 0;
    expect(scoreOf(twice, '地点')).toBeCloseTo(scoreOf(once, '地点') / 2);
    expect(scoreOf(twice, '动物')).toBeGreaterThan(0.5);
    // What was shown does not fade while the second answer is written.
    const shown = twice.partial.filter(({ mentions }) => mentions.length === 3).length;
    expect(shown).toBeGreaterThan(0);
    for (const { mentions } of twice.partial.slice(0, -1)) {
      for (const { score = 0 } of mentions) expect(score).toBeGreaterThan(0.4);
    }
  });
});

describe('examples', () => {
  const examples = [
    { text: '熊在河边。', found: [{ kind: 'entity', type: '动物', text: '熊' }], not: [] },
    { text: TEXT, found: [{ kind: 'entity', type: '动物', text: '松鸦' }], not: [] },
  ] as const;

  it('stand in the prompts of their types, but for those of the window itself', async () => {
    const { prompts } = await read(answers(''), { examples });
    expect(prompts[0]).toContain('文本是“熊在河边。”，就回答：\n#动物\n-熊\n');
    expect(prompts[0]?.match(/又如/gu)).toHaveLength(1);
    expect(prompts.slice(1).join('')).not.toContain('熊');
  });

  it('are left out where the context has no room for them', async () => {
    const long = '熊在河边走了又走'.repeat(19);
    const [bear] = examples;
    const told = { examples: [{ ...bear, text: long }] };
    const roomy = await read(answers(''), told);
    expect(roomy.prompts[0]).toContain(long);
    const tight = await read(answers(''), told, tokensOf(roomy.prompts[0] ?? '') + 127);
    expect(tight.prompts[0]).not.toContain(long);
    expect(tight.found.issues).toEqual([]);
  });
});
