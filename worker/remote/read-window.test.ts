/** Documents read by a scripted server: what it says is grounded, whatever it says. */
import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import { QUESTIONS, SCHEMA, TEXTS } from '../llm/question.fixture';
import { RemoteClient } from './client';
import { readAnswer } from './plan-document';
import { readDocument } from './read-window';
import { Slots } from '../slots';
import { chunk, send, startScripted, stream, type ScriptedServer } from './scripted-server.fixture';

let server: ScriptedServer | undefined;
afterEach(() => {
  server?.close();
});

const [TEXT = ''] = TEXTS;
const TASK = {
  schema: { ...SCHEMA, relations: [], events: [] },
  instructions: { language: 'zh', texts: {} },
  form: 'lines',
} as const;

const readerOf = (base: string) => ({
  client: new RemoteClient({ base }),
  model: 'm',
  slots: new Slots(2),
});

it('finds every occurrence of what the server names', async () => {
  server = await startScripted(stream(chunk('#动物\n-栗鼠\n-熊猫\n', 'stop')));
  const found = await readDocument(readerOf(server.base), TEXT, TASK);
  if (!found.ok) throw new Error(found.error.code);
  expect(found.value.mentions.map(({ text, start }) => [text, start])).toEqual([
    ['栗鼠', 5],
    ['栗鼠', 21],
  ]);
  expect(found.value.issues.map(({ code }) => code)).toContain('ungrounded');
});

it('fails as a whole where a request fails', async () => {
  server = await startScripted(send(401, '{}'));
  const found = await readDocument(readerOf(server.base), TEXT, TASK);
  expect(found).toMatchObject({ ok: false, error: { code: 'unauthorised' } });
});

it('says when the answer was cut', () => {
  const [question] = QUESTIONS;
  if (question === undefined) throw new Error('no question');
  const { issues } = readAnswer(TEXT, question, { text: '#动物\n', finish: 'length' }, 'lines');
  expect(issues.map(({ code }) => code)).toContain('cut');
});

it('reads answers in JSON where that was asked for', async () => {
  const said = '{"items":[{"type":"动物","text":"松鸦"},{"type":"动物","text":"熊猫"}]}';
  server = await startScripted(stream(chunk(said, 'stop')));
  const client = new RemoteClient({ base: server.base, kind: 'schema' });
  const found = await readDocument({ ...readerOf(server.base), client }, TEXT, {
    ...TASK,
    form: 'json',
  });
  if (!found.ok) throw new Error(found.error.code);
  expect(found.value.mentions.map(({ text }) => text)).toEqual(['松鸦']);
  expect(found.value.issues.map(({ code }) => code)).toEqual(['ungrounded']);
  const body = JSON.parse(server.asked[0]?.body ?? '') as { messages: [{ content: string }] };
  expect(body).toHaveProperty('response_format.json_schema.schema.properties.items');
  expect(body.messages[0].content).toContain('{"items":[');
  expect(body.messages[0].content).not.toContain('#');
});

it('has no mention that is not in the text, whatever the server answers', () => {
  // Fault: an offset or a text that is taken from the answer and not from the window.
  const word = fc.constantFrom('#', '-', '>', '：', '\n', '动物', '搬家', '去处', '栗鼠', '松果镇');
  const item = fc.record({
    type: word,
    text: word,
    head: word,
    tail: word,
    trigger: word,
    arguments: fc.array(fc.record({ role: word, text: word })),
  });
  const json = fc.array(item).map((items) => [JSON.stringify({ items })]);
  const said = fc.array(fc.oneof(word, fc.string({ unit: 'binary' })), { maxLength: 40 });
  fc.assert(
    fc.property(
      fc.constantFrom(...TEXTS),
      fc.constantFrom(...QUESTIONS),
      fc.oneof(said, json),
      fc.constantFrom('lines' as const, 'json' as const),
      (text, question, words, form) => {
        const answer = { text: words.join(''), finish: 'stop' };
        const found = readAnswer(text, question, answer, form);
        for (const { start, end, text: mention } of found.mentions) {
          expect(text.slice(start, end)).toBe(mention);
        }
      },
    ),
  );
});
