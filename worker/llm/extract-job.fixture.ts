/** Tasks, schemas and scripted engines for tests of extraction. */
import type { Extraction } from '../../src/core/extraction';
import { EMPTY_SCHEMA, type Schema } from '../../src/core/schema';
import type { ChatEngine } from './chat-engine';
import type { ChunkTask } from './chunk-task';
import { extractChunk } from './llm-extract';
import { TEXTS } from './question.fixture';
import { ScriptedChatEngine, type Script } from './scripted-chat-engine.fixture';
import { fakeTable } from './tokenizer-file.fixture';
import { towards } from './write-logits.fixture';

export const tokens = fakeTable([...TEXTS, '动物地点住地搬家时间搬家者去处聚会']);
export const [text = ''] = TEXTS;
export const animals: Schema = { ...EMPTY_SCHEMA, entities: [{ name: '动物' }, { name: '地点' }] };
export const WANTED = '#动物\n-栗鼠\n-松鸦\n#地点\n-松果镇\n';

export function taskOf(schema: Schema, chunk = text): ChunkTask {
  return { text: chunk, schema, instructions: { language: 'zh', texts: {} } };
}

export function engineFor(answer: string, script: Partial<Script> = {}): ScriptedChatEngine {
  return new ScriptedChatEngine({ tokens, write: towards(answer, tokens), ...script });
}

export async function extract(
  engine: ChatEngine,
  task: ChunkTask,
  onPartial: (finds: Extraction) => void = () => undefined,
): Promise<Extraction> {
  const result = await extractChunk(engine, task, onPartial, () => false);
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.detail}`);
  return result.value;
}

export const said = ({ mentions }: Extraction): string[] =>
  mentions.map(({ type, start, text: words }) => `${type} ${start} ${words}`);
