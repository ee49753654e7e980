/** Types first and both orders over a scripted server, real HTTP, that answers by what it is asked. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Asking } from '../../src/answer/instruction/question';
import type { AskedForm, ServerKind } from '../../src/engine/contract/remote';
import { SCHEMA, TEXTS } from '../llm/question.fixture';
import { RemoteClient } from './client';
import { readDocument } from './read-window';
import { Slots } from '../slots';
import { chunk, startScripted, stream, type ScriptedServer } from './scripted-server.fixture';

let server: ScriptedServer | undefined;
afterEach(() => {
  server?.close();
});

const [TEXT = ''] = TEXTS;
const FIRST = '文本里有哪些';
const KINDS: Readonly<Record<AskedForm, ServerKind>> = {
  lines: 'plain',
  grammar: 'vllm',
  json: 'schema',
};

const promptIn = (body: string): string =>
  (JSON.parse(body) as { messages: { content: string }[] }).messages[0]?.content ?? '';

async function read(answerTo: (prompt: string) => string, asking: Asking, form: AskedForm) {
  server = await startScripted((response, asked) => {
    const said = answerTo(promptIn(asked.body));
    stream(`${chunk(said, 'stop')}data: [DONE]\n\n`)(response, asked);
  });
  const client = new RemoteClient({ base: server.base, kind: KINDS[form] });
  const reader = { client, model: 'm', slots: new Slots(2) };
  const instructions = { language: 'zh', texts: {}, asking } as const;
  const found = await readDocument(reader, TEXT, { schema: SCHEMA, instructions, form });
  if (!found.ok) throw new Error(found.error.code);
  const bodies = server.asked.map(({ body }) => body);
  return { found: found.value, bodies, prompts: bodies.map(promptIn) };
}

describe('types first', () => {
  const answers =
    (first: string, then: string) =>
    (prompt: string): string =>
      prompt.includes(FIRST) ? first : then;

  it('asks for what the first answer names, and lists what it says besides', async () => {
    const answerTo = answers('#动物\n#植物\n', '#动物\n-栗鼠\n');
    const { found, prompts } = await read(answerTo, { typesFirst: true }, 'lines');
    expect(prompts).toHaveLength(2);
    expect(prompts[1]).toContain('类型：\n动物\n\n先写');
    expect(found.mentions.map(({ text }) => text)).toEqual(['栗鼠', '栗鼠']);
    expect(found.issues).toEqual([{ code: 'failed', detail: '#植物', start: 0, end: TEXT.length }]);
  });

  it('asks for everything where the first answer cannot be read', async () => {
    const answerTo = answers('我想一想。', '');
    const { found, prompts } = await read(answerTo, { typesFirst: true }, 'lines');
    expect(prompts).toHaveLength(4);
    expect(found.issues.map(({ detail }) => detail)).toContain('我想一想。');
  });

  it.each([
    ['grammar', '#动物\n', '"grammar":"root ::= ((\\"#动物\\"'],
    ['json', '{"items":[{"type":"动物"}]}', '"enum":["动物",'],
  ] as const)('tells the server the closed list, as %s', async (form, said, told) => {
    const { bodies } = await read(answers(said, ''), { typesFirst: true }, form);
    expect(bodies).toHaveLength(2);
    expect(bodies[0]).toContain(told);
  });
});

describe('both orders', () => {
  const isReversed = (prompt: string): boolean =>
    prompt.indexOf('\nfood') < prompt.indexOf('\n动物');

  it('gives what both answers name the score 1, and the rest a half', async () => {
    const answerTo = (prompt: string): string => {
      if (!prompt.includes('写一个“-实体”')) return '';
      return isReversed(prompt) ? '#动物\n-栗鼠\n' : '#动物\n-栗鼠\n-松鸦\n';
    };
    const { found, prompts } = await read(answerTo, { bothOrders: true }, 'lines');
    expect(prompts).toHaveLength(6);
    expect(found.mentions.map(({ text, score }) => [text, score])).toEqual([
      ['栗鼠', 1],
      ['松鸦', 0.5],
      ['栗鼠', 1],
    ]);
  });

  it('asks about types in both orders, too, and then for what either names', async () => {
    const answerTo = (prompt: string): string => {
      if (!prompt.includes(FIRST)) return '';
      return prompt.indexOf('搬家') < prompt.indexOf('聚会') ? '#动物\n' : '#地点\n';
    };
    const asking = { typesFirst: true, bothOrders: true };
    const { prompts } = await read(answerTo, asking, 'lines');
    expect(prompts).toHaveLength(4);
    expect(prompts[2]).toContain('类型：\n动物\n地点\n\n先写');
    expect(prompts[3]).toContain('类型：\n地点\n动物\n\n先写');
  });
});
