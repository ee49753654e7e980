import { expect, test } from 'vitest';
import { newDocument } from '../../core/document';
import { templatesText } from '../../corpus/instruct/template-file';
import { TEMPLATES } from '../../corpus/instruct/templates/templates';
import { addDocuments } from '../../storage/documents';
import { Making } from './making.svelte';
import { WorkshopClient } from './workshop-client';

const file = (path: string, content: string) => ({ path, blob: new Blob([content]) });
const line = (text: string, name: string): string =>
  `${JSON.stringify({ text, label: { name: { [name]: [[0, name.length - 1]] } } })}\n`;

const FILE = file(
  'a.jsonl',
  line('邵文澜在青杉印厂。', '邵文澜') + line('纪云桥回来了。', '纪云桥'),
);

test('each step forgets what later steps made', async () => {
  const making = new Making();
  await making.add([FILE]);
  expect(making.unified?.documents).toBe(2);
  expect(making.checked?.documents).toBe(2);
  await making.clean([]);
  await making.split({ names: ['train', 'test'], shares: [0.5, 0.5], seed: '1' });
  expect(making.divided?.sides.map(({ documents }) => documents)).toEqual([1, 1]);
  await making.clean([]);
  expect(making.divided).toBeUndefined();
  await making.remove('a.jsonl');
  expect(making.isEmpty).toBe(true);
  making.close();
});

// Fault: a worker that ended would leave the workshop waiting, or its sources lost.
test('a worker that ends is said, and the sources are read again by another', async () => {
  let clients = 0;
  const crash = (): Promise<never> => Promise.reject(new Error('out of memory'));
  const making = new Making(() => {
    clients += 1;
    if (clients > 1) return new WorkshopClient();
    return { call: crash, close: () => undefined };
  });
  await making.add([FILE]);
  expect(making.crashed).toBe('unify');
  expect(making.files).toEqual([FILE]);
  await making.unify();
  expect(making.crashed).toBeUndefined();
  expect(making.unified?.documents).toBe(2);
  making.close();
});

// Fault: a task without a template ends the worker, and what was made with it.
test('a task without a template is said, and nothing is made', async () => {
  const making = new Making();
  await making.add([FILE]);
  making.templates.load(templatesText(TEMPLATES.filter(({ task }) => task === 'NER')));
  const { text } = making.templates;
  const choice = { form: 'json', language: 'auto', seed: '1', hard: 1, others: 1 } as const;
  await making.instruct({ ...choice, tasks: ['NER', 'RE'], details: 0, templates: text });
  expect(making.templateError?.code).toBe('no-task');
  expect(making.asked).toBeUndefined();
  await making.instruct({ ...choice, tasks: ['NER'], details: 0, templates: text });
  expect(making.templateError).toBeUndefined();
  expect(making.asked?.records).toBe(2);
  making.close();
});

// Fault: finds that the page hides, which nobody saw, as annotations of a dataset.
test('documents of the app give what the page shows of them', async () => {
  const text = '邵文澜在青杉印厂。';
  const mention = (id: string, quote: string, score: number) => {
    const start = text.indexOf(quote);
    return { id, type: '名称', text: quote, start, end: start + quote.length, score };
  };
  const mentions = [mention('a', '邵文澜', 0.9), mention('b', '青杉印厂', 0.2)];
  const schema = { entities: [], relations: [], events: [] };
  const extraction = { mentions, relations: [], events: [], issues: [] };
  const predictions = { extraction, model: 'm', schema, at: 0, complete: true };
  await addDocuments([{ ...newDocument('shown', 0, { text }), predictions }]);
  const making = new Making();
  await making.useDocuments(['shown'], 0.5);
  expect(making.unified?.mentions).toBe(1);
  await making.useDocuments(['shown'], 0.1);
  expect(making.unified?.mentions).toBe(2);
  making.close();
});
