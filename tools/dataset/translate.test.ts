// `dataset translate` against a scripted server over real HTTP, and through rows of a batch.
import { spawn } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BEGIN, END } from '../../src/corpus/translate/answer-text';
import {
  chunk,
  send,
  startScripted,
  stream,
  type Step,
} from '../../worker/remote/scripted-server.fixture';
import { Pace } from './pace';

const LIMIT = 120_000;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'translate-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const at = (name: string): string => path.join(folder, name);

const rowsOf = (name: string): readonly Record<string, unknown>[] =>
  readFileSync(at(name), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

interface Done {
  readonly code: number | null;
  readonly out: string;
  readonly said: string;
}

function translate(...args: readonly string[]): Promise<Done> {
  const command = ['--import', 'tsx', 'tools/dataset/dataset.ts', 'translate', ...args];
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, said] = ['', ''];
  child.stdout.on('data', (part: Buffer) => (out += part.toString()));
  child.stderr.on('data', (part: Buffer) => (said += part.toString()));
  return new Promise((resolve) => {
    child.on('close', (code) => {
      resolve({ code, out, said });
    });
  });
}

function line(id: string, name: string): string {
  const text = `${name} opened a bakery in Lyon.`;
  const city = text.indexOf('Lyon');
  const mentions = [
    { id: 'm1', type: 'person', start: 0, end: name.length, text: name },
    { id: 'm2', type: 'location', start: city, end: city + 4, text: 'Lyon' },
  ];
  return `${JSON.stringify({ id, corpus: 'made', text, mentions })}\n`;
}

const says = (text: string, finish = 'stop'): Step =>
  stream(`${chunk(text, finish)}data: [DONE]\n\n`);
const good = says(`${BEGIN}<a>某人</a>在<b>里昂</b>开了一家面包店。${END}`);
const models = send(200, JSON.stringify({ data: [{ id: 'm', owned_by: 'somebody' }] }));

/** By the name in the question; the first steps of a name are used up. */
function answering(steps: Readonly<Record<string, Step[]>>): Step {
  return (response, asked) => {
    if (asked.path.endsWith('/models')) {
      models(response, asked);
      return;
    }
    const name = Object.keys(steps).find((known) => asked.body.includes(known)) ?? '';
    const left = steps[name] ?? [];
    const step = left.length > 1 ? left.shift() : left[0];
    (step ?? good)(response, asked);
  };
}

describe('dataset translate', { timeout: LIMIT }, () => {
  // Faults: a mistake that is taken; a document that is lost; a text that is paid for twice.
  it('takes what is right, refuses what is not, and asks nothing twice', async () => {
    const half = send(200, '{"choices": [');
    const english = says('<a>Otto</a> opened a bakery in <b>Lyon</b>, as was said before.');
    const server = await startScripted(
      answering({
        Busy: [send(429, '{}', { 'retry-after': '0' }), good],
        Lost: [says('<a>某人</a>在里昂开店。'), good],
        English: [english],
        Half: [half],
      }),
    );
    const names = ['Ann Busy', 'Bo Lost', 'Cy English', 'Di Half', 'Ed Good'];
    writeFileSync(at('en.jsonl'), names.map((name, index) => line(`d${index}`, name)).join(''));
    const args = [
      ...['--server', server.base, '--server-model', 'm', '--requests', '2'],
      ...['--refused', at('refused.jsonl'), '--report', at('report.json')],
      ...['-o', at('zh.jsonl'), at('en.jsonl')],
    ];
    try {
      const first = await translate(...args);
      expect(first.code, first.said).toBe(1);
      expect(rowsOf('zh.jsonl').map(({ id }) => id)).toEqual(['d0', 'd1', 'd4']);
      expect(rowsOf('zh.jsonl')[0]).toMatchObject({
        text: '某人在里昂开了一家面包店。',
        mentions: [
          { type: '人物', start: 0, end: 2, text: '某人' },
          { type: '地点', start: 3, end: 5, text: '里昂' },
        ],
        original: 'Ann Busy opened a bakery in Lyon.',
      });
      const refused = rowsOf('refused.jsonl');
      expect(refused.map(({ id, kind }) => [id, kind])).toEqual([
        ['d2', 'refused'],
        ['d3', 'failed'],
      ]);
      expect(JSON.parse(readFileSync(at('report.json'), 'utf8'))).toMatchObject({
        ...{ documents: 5, accepted: 3, acceptedLater: 1, refused: 1, failed: 1, rejectRate: 0.25 },
      });
      const asked = server.asked.length;
      // A run that was killed in the middle of a line.
      appendFileSync(at('zh.jsonl.answers.jsonl'), '{"key":"a","te');
      const second = await translate(...args);
      expect(second.out).toBe(first.out);
      const again = server.asked.slice(asked).filter(({ path: to }) => to.endsWith('completions'));
      expect(again.every(({ body }) => body.includes('Half'))).toBe(true);
    } finally {
      server.close();
    }
  });

  // Fault: a second pass that asks what was answered, or never comes.
  it('writes rows for a batch, reads the answers, and writes the rows of the second pass', async () => {
    writeFileSync(at('en.jsonl'), line('d0', 'Ann') + line('d1', 'Bo') + line('d2', 'Cy'));
    const out = ['-o', at('zh.jsonl'), at('en.jsonl')];
    const emit = (name: string): readonly string[] => [
      '--emit-batch',
      at(name),
      '--server-model',
      'm',
    ];
    const first = await translate(...emit('rows.jsonl'), ...out);
    expect(first.code).toBe(1);
    const rows = rowsOf('rows.jsonl');
    expect(rows.length).toBe(3);
    const answer = (id: unknown, text: string): string =>
      `${JSON.stringify({
        custom_id: id,
        response: {
          status_code: 200,
          body: { choices: [{ message: { content: text }, finish_reason: 'stop' }] },
        },
      })}\n`;
    const right = `${BEGIN}<a>某人</a>在<b>里昂</b>开店。${END}`;
    const [one, two] = rows;
    writeFileSync(
      at('answers.jsonl'),
      `${answer(one?.['custom_id'], right)}no row\n${answer(two?.['custom_id'], '<a>某人</a>开店。')}`,
    );
    const read = ['--read-batch', at('answers.jsonl')];
    const second = await translate(...read, ...emit('rows-2.jsonl'), ...out);
    expect(second.said).toContain('answers.jsonl:2');
    expect(rowsOf('zh.jsonl').map(({ id }) => id)).toEqual(['d0']);
    const rest = rowsOf('rows-2.jsonl');
    expect(rest.length).toBe(2);
    expect(rest[0]?.['custom_id']).not.toBe(two?.['custom_id']);
    writeFileSync(
      at('answers-2.jsonl'),
      rest.map((row) => answer(row['custom_id'], right)).join(''),
    );
    const third = await translate(...read, '--read-batch', at('answers-2.jsonl'), ...out);
    expect(third.code, third.said).toBe(0);
    expect(rowsOf('zh.jsonl').map(({ id }) => id)).toEqual(['d0', 'd1', 'd2']);
    expect(existsSync(at('zh.jsonl.answers.jsonl'))).toBe(false);
  });

  it('prints its table of label names, and takes it back', async () => {
    const printed = await translate('--print-labels');
    writeFileSync(at('labels.json'), printed.out.replaceAll('人物', '人'));
    writeFileSync(at('en.jsonl'), line('d0', 'Ann'));
    const server = await startScripted(models, good);
    try {
      const by = ['--server', server.base, '--server-model', 'm', '--labels', at('labels.json')];
      const run = await translate(...by, '-o', at('zh.jsonl'), at('en.jsonl'));
      expect(run.code, run.said).toBe(0);
      expect(rowsOf('zh.jsonl')[0]).toMatchObject({ mentions: [{ type: '人' }, { type: '地点' }] });
    } finally {
      server.close();
    }
  });

  it.each([
    [['-o', 'x', 'in.jsonl'], '--server, --emit-batch or --read-batch is needed'],
    [['--server', 'http://a/v1', '-o', 'x', 'in.jsonl'], 'needs --server-model'],
    [['--emit-batch', 'r', '-o', 'x', 'in.jsonl'], 'needs --server-model'],
    [['--read-batch', 'r', '--per-minute', '3', '-o', 'x', 'in.jsonl'], 'goes with --server'],
  ])('says what is wrong with %j', async (args, sentence) => {
    const run = await translate(...args);
    expect(run.code).toBe(2);
    expect(run.said).toContain(sentence);
  });
});

describe('Pace', () => {
  // Fault: more requests in one minute than were allowed.
  it('lets so many start in any minute', () => {
    let now = 0;
    const pace = new Pace(2, () => now);
    expect([pace.take(), pace.take(), pace.take(), pace.take(), pace.take()]).toEqual([
      ...[0, 0, 60_000, 60_000, 120_000],
    ]);
    now = 200_000;
    expect(pace.take()).toBe(0);
  });
});
