import { deleteDB } from 'idb';
import { beforeEach, expect, it } from 'vitest';
import { err, ok } from '../../src/core/result';
import type { Ask } from '../../src/corpus/translate/translate-document';
import { closeDatabase } from '../../src/storage/db';
import { keep, kept } from '../../src/storage/kept';
import { KeptAnswers } from './kept-answers';

beforeEach(async () => {
  await closeDatabase();
  await deleteDB('chinchilla');
});

const question = (content: string) => ({
  messages: [{ role: 'user', content }] as const,
  maxTokens: 9,
});

// Faults: an answer that is paid for twice; one of another model or question; a failure that is kept; what
// others keep that goes with it.
it('asks each question of each model once, and forgets on request alone', async () => {
  const asked: string[] = [];
  const ask: Ask = ({ messages }) => {
    const content = messages[0]?.content ?? '';
    asked.push(content);
    if (content === '坏') return Promise.resolve(err({ code: 'remote', message: '' }));
    return Promise.resolve(ok({ text: `答${content}`, finish: undefined }));
  };
  const answers = new KeptAnswers();
  await keep('translated', 'of another feature');
  const first = answers.asking(ask, 'm 1');
  for (const content of ['甲', '甲', '乙', '坏', '坏']) await first(question(content));
  expect(asked).toEqual(['甲', '乙', '坏', '坏']);
  await answers.asking(ask, 'm 2')(question('甲'));
  expect(asked).toHaveLength(5);
  expect(await first(question('乙'))).toEqual(ok({ text: '答乙', finish: undefined }));
  expect(await answers.count()).toBe(3);
  await answers.drop();
  expect(await answers.count()).toBe(0);
  expect(await kept('translated')).toEqual(ok('of another feature'));
  await first(question('甲'));
  expect(asked).toHaveLength(6);
});
