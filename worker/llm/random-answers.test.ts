import { describe, expect, it } from 'vitest';
import type { Extraction } from '../../src/core/extraction';
import { EMPTY_SCHEMA, type Schema } from '../../src/core/schema';
import type { ChatEngine } from './chat-engine';
import { extractChunk } from './llm-extract';
import { SCHEMA, TEXTS } from './question.fixture';
import { ScriptedChatEngine } from './scripted-chat-engine.fixture';
import { fakeTable } from './tokenizer-file.fixture';
import { atRandom } from './write-logits.fixture';

const ANSWERS = 10_000;
const MOST_TOKENS = 60;

const schemas: readonly Schema[] = [
  { ...EMPTY_SCHEMA, entities: SCHEMA.entities },
  { ...EMPTY_SCHEMA, relations: SCHEMA.relations },
  { ...EMPTY_SCHEMA, events: SCHEMA.events },
];
const types = new Set([
  ...SCHEMA.entities.map(({ name }) => name),
  ...SCHEMA.events.flatMap(({ name, roles }) => [name, ...roles]),
]);
const tokens = fakeTable([...TEXTS, '动物地点住地搬家时间搬家者去处聚会food→）']);

/** What stands once in the text cannot be related to itself: listed, as it should be. */
const ITSELF = /^住地 \/ (.+) \/ \1$/u;

/** A relation's head whose tails were cut off. */
const LONE_HEAD = '-';

/** The answers are short, so that many can be read; those without an end are cut. */
class ShortAnswers extends ScriptedChatEngine {
  override chat(...[request, processor]: Parameters<ChatEngine['chat']>): AsyncGenerator<string> {
    return super.chat({ ...request, maxTokens: MOST_TOKENS }, processor);
  }
}

async function answer(seed: number, text: string): Promise<Extraction> {
  const engine = new ShortAnswers({ tokens, write: atRandom(seed, tokens) });
  const schema = schemas[seed % schemas.length] ?? EMPTY_SCHEMA;
  const task = { text, schema, instructions: { language: 'zh', texts: {} } } as const;
  const result = await extractChunk(
    engine,
    task,
    () => undefined,
    () => false,
  );
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.detail}`);
  expect(engine.requests).toHaveLength(1);
  return result.value;
}

/** What is wrong with an answer that may only have been cut. */
function faultsOf(text: string, { mentions, issues }: Extraction): string[] {
  const cut = issues.some(({ code }) => code === 'cut');
  const unexpected = issues.filter(
    ({ code, detail }) =>
      code !== 'cut' && !ITSELF.test(detail) && !(cut && detail.startsWith(LONE_HEAD)),
  );
  const untrue = mentions.filter(({ start, end, text: words }) => {
    return start >= end || text.slice(start, end) !== words;
  });
  const alien = mentions.filter(({ type }) => !types.has(type));
  const unscored = mentions.filter(({ score = 0 }) => score <= 0 || score > 1);
  return [...unexpected, ...untrue, ...alien, ...unscored].map((fault) => JSON.stringify(fault));
}

describe('answers of a model that thinks at random', () => {
  it(
    `all ${ANSWERS} can be read, name only what the text has and types of the schema, and lack nothing but an end`,
    { timeout: 240_000 },
    async () => {
      const count = { cut: 0, whole: 0, mentions: 0, relations: 0, events: 0 };
      for (let seed = 0; seed < ANSWERS; seed += 1) {
        const text = TEXTS[Math.floor(seed / schemas.length) % TEXTS.length] ?? '';
        const found = await answer(seed, text);
        const faults = faultsOf(text, found);
        if (faults.length > 0) expect.fail(`seed ${seed}: ${faults.join('\n')}`);
        count[found.issues.some(({ code }) => code === 'cut') ? 'cut' : 'whole'] += 1;
        count.mentions += found.mentions.length;
        count.relations += found.relations.length;
        count.events += found.events.length;
      }
      // Otherwise the test has not seen what it is about.
      expect(Math.min(...Object.values(count))).toBeGreaterThan(ANSWERS / 20);
    },
  );
});
