/** What the service refuses: each with its status, its code, and a sentence in two languages. */
import { connect } from 'node:net';
import { text as allOf } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SERVE_CODES, serveError } from './messages';
import type { Service } from './service';
import { linesIn, postBatch, startReady, type Line, SLOW } from './service.fixture';
import { maxBytes } from './settings';

const JSON_TYPE = 'application/json';
const MOST = 3000;
let service: Service;
beforeAll(async () => {
  service = await startReady({ maxCharacters: MOST, allowOrigin: 'https://example.org' });
}, SLOW);
afterAll(() => service.stop(), SLOW);

const ask = (path: string, init: RequestInit): Promise<Response> =>
  fetch(`${service.url}${path}`, init);

const post = (
  body: string | Uint8Array<ArrayBuffer>,
  type = JSON_TYPE,
  path = '/extract',
): Promise<Response> => ask(path, { method: 'POST', headers: { 'content-type': type }, body });

const withText = (fields: object): string => JSON.stringify({ text: '一', ...fields });
const LONGEST = 3000 * 6 + 256 * 1024;

describe('a sentence', () => {
  it('stands in both languages for each code', () => {
    for (const code of SERVE_CODES) {
      const { zh, en } = serveError(code, 'X').message;
      expect(zh).toMatch(/[\u4e00-\u9fff].*。$/u);
      expect(en).toMatch(/^[A-Z][^\u4e00-\u9fff]*\.$/u);
      expect(zh.includes('X')).toBe(en.includes('X'));
    }
  });
});

describe('a request', () => {
  it.each<[string, number, string, () => Promise<Response>]>([
    ['for no path', 404, 'not-found', () => ask('/nothing', {})],
    ['for /extract by GET', 405, 'wrong-method', () => ask('/extract', {})],
    ['for /health by POST', 405, 'wrong-method', () => post('{}', JSON_TYPE, '/health')],
    ['for an address that cannot be read', 400, 'bad-http', () => ask('/%zz', {})],
    ['of a form', 415, 'wrong-type', () => post('text=1', 'text/plain')],
    ['of lines for /extract', 415, 'wrong-type', () => post('{}', 'application/x-ndjson')],
    ['of JSON for /batch', 415, 'wrong-type', () => post('{}', JSON_TYPE, '/batch')],
    ['that is cut off', 400, 'not-json', () => post('{"text": "一')],
    ['that is GBK', 400, 'not-utf8', () => post(Uint8Array.of(0xd6, 0xdc))],
    ['without a text', 400, 'bad-request', () => post('{}')],
    ['with a number for a text', 400, 'bad-request', () => post('{"text": 5}')],
    ['that is null', 400, 'bad-request', () => post('null')],
    ['with a misspelt field', 400, 'bad-request', () => post(withText({ treshold: 0.5 }))],
    ['with a threshold of 2', 400, 'bad-request', () => post(withText({ threshold: 2 }))],
    ['with an unknown preset', 400, 'unknown-preset', () => post(withText({ preset: 'x' }))],
    ['with an empty schema', 400, 'bad-schema', () => post(withText({ schema: {} }))],
    [
      'with two schemas',
      400,
      'schema-and-preset',
      () => post(withText({ preset: 'ner-general', schema: {} })),
    ],
    ['with a long text', 413, 'too-long', () => post(withText({ text: '一'.repeat(MOST + 1) }))],
    ['with a large body', 413, 'too-large', () => post(withText({ text: 'x'.repeat(LONGEST) }))],
    [
      'for a batch with a threshold of 2',
      400,
      'bad-request',
      () => post('{}', 'application/x-ndjson', '/batch?threshold=2'),
    ],
    [
      'for a batch with an unusable schema',
      400,
      'bad-schema',
      () => post('{}', 'application/x-ndjson', '/batch?schema={'),
    ],
  ])('%s is answered by %i %s', async (_, status, code, asking) => {
    const answer = await asking();
    const { error } = (await answer.json()) as Line;
    expect([answer.status, error?.code]).toEqual([status, code]);
    expect(answer.headers.get('content-type')).toContain(JSON_TYPE);
    expect(error?.message.en).not.toContain('{}');
    if (status === 405) expect(answer.headers.get('allow')).toBeTruthy();
  });

  it('that is no HTTP is answered, too', async () => {
    const socket = connect(Number(new URL(service.url).port), '127.0.0.1');
    socket.end('what is this\r\n\r\n');
    const [head = '', body = ''] = (await allOf(socket)).split('\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1\.1 400 /u);
    expect((JSON.parse(body) as Line).error?.code).toBe('bad-http');
  });

  it('of a page of another origin gets no leave to read the answer', async () => {
    const header = async (origin: string, method: string) =>
      (await ask('/extract', { method, headers: { origin } })).headers.get(
        'access-control-allow-origin',
      );
    expect(await header('https://example.org', 'OPTIONS')).toBe('https://example.org');
    expect(await header('https://example.org', 'GET')).toBe('https://example.org');
    expect(await header('https://example.org.evil.test', 'OPTIONS')).toBeNull();
    expect(await header('null', 'GET')).toBeNull();
  });
});

describe('a batch', () => {
  const line = (id: string): string => `${JSON.stringify({ id, text: '周小满在杭州。' })}\n`;
  const bytes = (text: string): Buffer => Buffer.from(text);

  it('with lines at fault has an error line for each, and reads the others', async () => {
    const large = 'x'.repeat(maxBytes({ maxCharacters: MOST } as never) + 1);
    const body = Buffer.concat([
      bytes(line('first')),
      bytes('{"id": "cut", \n\n'),
      bytes(`${JSON.stringify({ id: 'long', text: '一'.repeat(MOST + 1) })}\n`),
      Uint8Array.of(0xd6, 0xdc, 0x0a),
      bytes(`${large}\n`),
      bytes('{"text": 5}\r\n'),
      bytes(line('last').trim()),
    ]);
    const answer = await postBatch(service, body);
    expect(answer.status).toBe(200);
    const codes = linesIn(await answer.text()).map(({ id, error }) => [id, error?.code]);
    expect(codes.sort()).toEqual([
      ['first', undefined],
      ['last', undefined],
      ['line:2', 'broken-line'],
      ['line:5', 'not-utf8'],
      ['line:6', 'too-large'],
      ['line:7', 'broken-line'],
      ['long', 'too-long'],
    ]);
  });

  it('of too many documents reads the first ones and says that the others were not', async () => {
    const ids = Array.from({ length: 20 }, (_, n) => `d${n}`);
    const answer = await postBatch(service, ids.map(line).join(''));
    const lines = linesIn(await answer.text());
    expect(lines.slice(0, -1).map(({ id }) => id)).toEqual(
      expect.arrayContaining(ids.slice(0, 12)),
    );
    expect(lines).toHaveLength(13);
    expect(lines.at(-1)).toEqual({ error: serveError('too-many-documents', 12) });
  });

  it('of nothing is answered by nothing', async () => {
    expect(await (await postBatch(service, '\n \n')).text()).toBe('');
  });
});
