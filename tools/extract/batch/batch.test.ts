/** Batches: the questions as rows, and answers as rows, made up, back into the lines of a live run. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { err } from '../../../src/core/result';
import { startScripted } from '../../../worker/remote/scripted-server.fixture';
import { readExtractOptions } from '../options';
import { answers, answerTo, runExtract, SCHEMA, serving } from '../server.fixture';
import { readAnswerRow } from './answer-row';
import { emitBatch } from './emit';
import { linesOfFile } from './file-lines';
import { readRowId, writeRowId } from './questions';

const LONG = '去年周小满从杭州搬到了宁波。\n'.repeat(60);
const TEXTS = ['汤若溪住在宁波，\r\n周小满也住在宁波。', LONG, ''];
/** Ids that look like the end of a row's id. */
const IDS = ['一#1/2-00000000', 'b', 'c'];

let folder: string;
const inFolder = (name: string): string => path.join(folder, name);
const question = (): string[] => ['--schema', inFolder('schema.json'), inFolder('in.jsonl')];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'batch-'));
  writeFileSync(inFolder('schema.json'), SCHEMA);
  writeTexts(TEXTS);
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function writeTexts(texts: readonly string[]): void {
  const lines = texts.map((text, n) => JSON.stringify({ id: IDS[n], text }));
  writeFileSync(inFolder('in.jsonl'), lines.join('\n'));
}

interface Row {
  readonly custom_id: string;
  readonly method: string;
  readonly url: string;
  readonly body: { readonly model: string; readonly messages: unknown };
}

async function emitted(...more: readonly string[]): Promise<readonly Row[]> {
  const args = ['--emit-batch', inFolder('ask.jsonl'), '--server-model', 'm', ...more];
  expect((await runExtract([...args, ...question()])).code).toBe(0);
  const lines = readFileSync(inFolder('ask.jsonl'), 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Row);
}

/** As OpenAI's output files have it. */
const answered = ({ custom_id, body }: Row, said?: string): string => {
  const content = said ?? answerTo(JSON.stringify(body));
  const choices = [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }];
  const response = { status_code: 200, request_id: 'r', body: { choices } };
  return JSON.stringify({ id: 'batch_req_1', custom_id, response, error: null });
};

/** The rows may stand in any order, in several files. */
async function readBack(...files: readonly (readonly string[])[]) {
  const args = files.flatMap((lines, n) => {
    writeFileSync(inFolder(`answered-${n}.jsonl`), lines.join('\n'));
    return ['--read-batch', inFolder(`answered-${n}.jsonl`)];
  });
  return runExtract([...args, ...question()]);
}

/** What asking the server at once prints. */
async function runLive(args: readonly string[]) {
  const server = await startScripted(serving([answers]));
  const own = ['--engine', 'openai', '--server', server.base, '--server-model', 'm'];
  const live = await runExtract([...own, ...args]);
  server.close();
  return live;
}

const sorted = (lines: readonly string[]): string[] => [...lines].sort();
const idsOf = (lines: readonly string[], failed: boolean): string[] =>
  lines
    .map((line) => JSON.parse(line) as { id: string; error?: object })
    .filter(({ error }) => (error !== undefined) === failed)
    .map(({ id }) => id);

describe('a batch', () => {
  it('gives the lines that the server would have given', async () => {
    const live = await runLive(question());
    const fetched = vi.spyOn(globalThis, 'fetch');
    const rows = (await emitted()).map((row) => answered(row));
    const back = await readBack(rows.slice(3).reverse(), rows.slice(0, 3));
    expect(fetched).not.toHaveBeenCalled();
    fetched.mockRestore();
    expect([live.code, back.code]).toEqual([0, 0]);
    expect(live.printed).toHaveLength(3);
    expect(live.printed.join('')).toContain('"start"');
    expect(sorted(back.printed)).toEqual(sorted(live.printed));
    expect(back.said).toContain(`${rows.length} rows read: nothing wrong`);
  });

  it('asks in both orders of labels, and gives the scores that the server would have led to', async () => {
    const both = ['--both-orders', ...question()];
    const live = await runLive(both);
    const once = await emitted();
    rmSync(inFolder('ask.jsonl'));
    const rows = await emitted('--both-orders');
    // One of the three questions about a window has two labels, and so two orders.
    expect(rows).toHaveLength((once.length / 3) * 4);
    writeFileSync(inFolder('back.jsonl'), rows.map((row) => answered(row)).join('\n'));
    const back = await runExtract(['--read-batch', inFolder('back.jsonl'), ...both]);
    expect(live.printed.join('')).toContain('"score":1');
    expect(sorted(back.printed)).toEqual(sorted(live.printed));
  });

  it('has a row for each question about each window, with an id of its own', async () => {
    const rows = await emitted();
    expect(new Set(rows.map(({ custom_id }) => custom_id)).size).toBe(rows.length);
    expect(new Set(rows.map(({ url, method }) => `${method} ${url}`))).toEqual(
      new Set(['POST /v1/chat/completions']),
    );
    const ids = rows.map(({ custom_id }) => readRowId(custom_id));
    expect(ids.filter((id) => id?.document === IDS[0])).toHaveLength(3);
    expect(ids.filter((id) => id?.document === 'b').length).toBeGreaterThan(3);
    expect(rows[0]?.body).toMatchObject({ model: 'm', max_tokens: 1024, stream: false });
  });

  it('holds a grammar as vLLM reads it, where that is asked for', async () => {
    const [row] = await emitted('--form', 'grammar');
    expect(row?.body).toHaveProperty('structured_outputs.grammar');
  });

  it('in JSON is read as JSON, and as nothing else', async () => {
    const rows = await emitted('--form', 'json');
    expect(rows[0]?.body).toHaveProperty('response_format.json_schema');
    const said = '{"items":[{"type":"人名","text":"周小满"},{"type":"城市","text":"火星"}]}';
    const lines = rows.map((row) => answered(row, said));
    const read = await readBack(lines);
    expect(read.code).toBe(1);
    expect(read.said).toContain(`${lines.length} outdated`);
    const back = await runExtract([
      ...['--read-batch', inFolder('answered-0.jsonl'), '--form', 'json'],
      ...question(),
    ]);
    expect([back.code, back.said]).toEqual([0, expect.stringContaining('nothing wrong')]);
    expect(back.printed.join('')).toContain('"text":"周小满"');
    expect(back.printed.join('')).not.toContain('"text":"火星"');
  });

  it('leaves out what is done, and never writes over a file', async () => {
    const rows = (await emitted()).map((row) => answered(row));
    const { printed } = await readBack(rows);
    writeFileSync(inFolder('out.jsonl'), `${printed[0] ?? ''}\n`);
    const again = ['--emit-batch', inFolder('ask.jsonl'), '--server-model', 'm', ...question()];
    const refused = await runExtract(again);
    expect([refused.code, refused.said]).toEqual([2, expect.stringContaining('is there already')]);
    rmSync(inFolder('ask.jsonl'));
    const left = await emitted('-o', inFolder('out.jsonl'));
    const documents = left.map(({ custom_id }) => readRowId(custom_id)?.document);
    expect(new Set(documents)).toEqual(new Set(['b']));
  });
});

describe('files of questions', () => {
  it.each([
    ['rows', { rows: 4, bytes: 1e9 }],
    ['bytes', { rows: 1e9, bytes: 9000 }],
  ])('end at the limit of %s, and hold every row once', async (_, limits) => {
    const all = readFileSync(inFolder('in.jsonl'), 'utf8');
    expect(all).not.toBe('');
    const whole = await emitted();
    const args = ['--emit-batch', inFolder('part.jsonl'), '--server-model', 'm', ...question()];
    const options = readExtractOptions(args);
    if (!options.ok || options.value.engine.kind !== 'emit-batch') throw new Error('no options');
    const schema = JSON.parse(SCHEMA) as Parameters<typeof emitBatch>[1]['question']['schema'];
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const task = { schema, threshold: 0, offsets: 'file' } as const;
    emitBatch(
      options.value.engine,
      { options: options.value, question: task, instructions: { language: 'zh', texts: {} } },
      limits,
    );
    said.mockRestore();
    const names = readdirSync(folder).filter((name) => name.startsWith('part'));
    expect(names).toContain('part-2.jsonl');
    const parts = names.map((name) => readFileSync(inFolder(name), 'utf8'));
    for (const part of parts) {
      expect(part.trim().split('\n').length).toBeLessThanOrEqual(limits.rows);
      expect(Buffer.byteLength(part)).toBeLessThanOrEqual(limits.bytes);
    }
    const lines = parts.flatMap((part) => part.trim().split('\n'));
    expect(sorted(lines)).toEqual(sorted(whole.map((row) => JSON.stringify(row))));
  });
});

describe('a file of answers at fault', () => {
  it('loses one document a missing row, and says what is wrong with each row and where', async () => {
    const rows = await emitted();
    const [first] = rows;
    if (first === undefined) throw new Error('no rows');
    const lines = rows.map((row) => answered(row));
    const failed = { custom_id: first.custom_id, error: { message: 'too\nlong' } };
    const status = { custom_id: first.custom_id, response: { status_code: 500, body: null } };
    const unknown = writeRowId({ document: 'z', number: 1, of: 1, check: '00000000' });
    const outdated = writeRowId({ document: 'b', number: 1, of: 1, check: '00000000' });
    const { code, printed, said } = await readBack([
      JSON.stringify(failed),
      JSON.stringify(status),
      '{"custom_id": "b#1',
      '{"custom_id": "of somebody else"}',
      '',
      answered({ ...first, custom_id: unknown }),
      answered({ ...first, custom_id: outdated }),
      ...lines.slice(1),
      lines[2] ?? '',
    ]);
    const file = inFolder('answered-0.jsonl');
    expect(code).toBe(1);
    expect(idsOf(printed, true)).toEqual([IDS[0]]);
    expect(idsOf(printed, false)).toEqual(['b', 'c']);
    expect(printed.join('\n')).toContain('1 of 3 answers are missing or hold an error');
    expect(said).toContain(`${file}:1: the row holds an error (too long)`);
    expect(said).toContain(`${file}:2: the row holds an error (status 500)`);
    expect(said).toContain(`${file}:3: not a row`);
    expect(said).toContain(`${file}:4: not a row`);
    expect(said).toContain(`${file}:6: of no document of the inputs (z)`);
    expect(said).toContain(`${file}:7: of another text, schema or --form`);
    expect(said).toContain(`${file}:${7 + lines.length}: a second answer`);
    expect(said).toContain('2 errors, 2 doubled, 2 broken, 1 unknown, 1 outdated');
  });

  it('may be read with the answers to what was asked again', async () => {
    const rows = await emitted();
    const lines = rows.map((row) => answered(row));
    const failed = JSON.stringify({ custom_id: rows[0]?.custom_id, error: { message: 'busy' } });
    const { code, said } = await readBack([failed, ...lines.slice(1)], lines.slice(0, 1));
    expect(code).toBe(0);
    expect(said).toContain('1 errors');
    expect(said).not.toContain('doubled');
  });

  // Catches: answers to one text grounded in another that has the same id.
  it('of texts that have changed gives no result of them', async () => {
    const lines = (await emitted()).map((row) => answered(row));
    writeTexts(['汤若溪住在宁波。', LONG, '']);
    const { code, printed, said } = await readBack(lines);
    expect(code).toBe(1);
    expect(idsOf(printed, true)).toEqual([IDS[0]]);
    expect(said).toContain('3 missing, 3 outdated');
  });

  it('that is not there ends the run with exit code 2', async () => {
    const args = ['--read-batch', inFolder('gone.jsonl'), ...question()];
    const { code, said, printed } = await runExtract(args);
    expect([code, printed]).toEqual([2, []]);
    expect(said).toContain('gone.jsonl: cannot be read');
  });
});

describe('an error inside a row', () => {
  const body = { error: { message: 'of the model' } };

  it.each<[string, object]>([
    ['too long', { response: null, error: { code: 'c', message: 'too  long' } }],
    ['batch_expired', { response: null, error: { code: 'batch_expired' } }],
    ['in vLLM', { response: { status_code: 400 }, error: { error: { message: 'in vLLM' } } }],
    ['of the model', { response: { status_code: 404, body }, error: null }],
    ['status 500', { response: { status_code: 500, body: null }, error: null }],
    ['no content', { response: { status_code: 200, body: { choices: [] } }, error: null }],
    ['no content', {}],
    ['an error without a message', { error: 7 }],
  ])('is said: %s', (said, fields) => {
    const row = { custom_id: 'a#1/1-00000000', ...fields };
    expect(readAnswerRow(JSON.stringify(row))?.answer).toEqual(err(said));
  });
});

describe('lines of a file', () => {
  it('are the same however the file is read', () => {
    // Fault: a character that two pieces share, or a line break of JSON text that ends no line.
    const line = fc.string({ unit: fc.constantFrom('栗', '🐿', 'a', '\u2028', '\r', '\u0085') });
    fc.assert(
      fc.property(fc.array(line), fc.integer({ min: 1, max: 9 }), (lines, size) => {
        writeFileSync(inFolder('lines'), lines.map((text) => `${text}\n`).join(''));
        const read = [...linesOfFile(inFolder('lines'), size)];
        expect(read.map(({ text }) => text)).toEqual(lines);
        expect(read.map(({ number }) => number)).toEqual(lines.map((_, index) => index + 1));
      }),
    );
  });
});
