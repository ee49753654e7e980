/** The service gives what the command line gives, and describes it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runExtract } from '../extract/server.fixture';
import { METHODS } from './paths';
import type { Service } from './service';
import { linesIn, postBatch, postText, startReady, SLOW } from './service.fixture';

const SCHEMA = {
  entities: ['人名', '城市'],
  relations: [{ name: '居住地', head: '人名', tail: '城市' }],
  events: [],
};
const DOCUMENTS = [
  { id: 'a', text: '周小满在杭州的茶厂工作。' },
  { id: 'b', text: '汤若溪在宁波。\r\n她是工程师，\r\n周小满是她的同事。' },
  { id: 'c', text: '' },
  { id: 'd', text: '😀周小满住在绍兴，汤若溪住在“宁波”。\u2028\ud800' },
];
const lines = DOCUMENTS.map((document) => `${JSON.stringify(document)}\n`);

let folder: string;
let service: Service;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'serve-'));
  writeFileSync(path.join(folder, 'in.jsonl'), lines.join(''));
  writeFileSync(path.join(folder, 'schema.json'), JSON.stringify(SCHEMA));
  service = await startReady();
}, SLOW);
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await service.stop();
}, SLOW);

const sorted = (content: string): string[] => content.split('\n').sort();

async function extract(...args: readonly string[]): Promise<string> {
  const { printed } = await runExtract([...args, path.join(folder, 'in.jsonl')]);
  return printed.map((line) => `${line}\n`).join('');
}

describe('the same documents', () => {
  it.each<[string, readonly string[], object, string]>([
    ['as the service is set', ['--preset', 'ner-general'], {}, ''],
    [
      'with a schema, a threshold and offsets of their own',
      ['--threshold', '0.2', '--offsets', 'normalised', '--schema', 'schema.json'],
      { threshold: 0.2, offsets: 'normalised', schema: SCHEMA },
      `?threshold=0.2&offsets=normalised&schema=${encodeURIComponent(JSON.stringify(SCHEMA))}`,
    ],
  ])('%s give the lines of extract, byte for byte', async (_, args, asked, query) => {
    const own = args.map((arg) => (arg === 'schema.json' ? path.join(folder, arg) : arg));
    const printed = await extract(...own);
    const answers: string[] = [];
    for (const document of DOCUMENTS) {
      const answer = await postText(service, { ...document, ...asked });
      expect(answer.status).toBe(200);
      answers.push(await answer.text());
    }
    expect(answers.join('')).toBe(printed);
    const batch = await postBatch(service, lines.join(''), query);
    expect(sorted(await batch.text())).toEqual(sorted(printed));
    for (const { text = '', mentions = [] } of linesIn(printed)) {
      for (const { start, end, text: found } of mentions) {
        expect(text.slice(start, end)).toBe(found);
      }
    }
    expect(linesIn(printed)[0]?.mentions?.length).toBeGreaterThan(0);
  });
});

interface Described {
  readonly type?: string | readonly string[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Described>>;
  readonly items?: Described;
  readonly enum?: readonly unknown[];
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

/** Where a value is not as it is described. */
function faults(schema: Described, value: unknown, at = 'answer'): readonly string[] {
  const { type = [], required = [], properties = {}, items } = schema;
  const types = [type].flat().map((name) => (name === 'integer' ? 'number' : name));
  if (types.length > 0 && !types.includes(typeOf(value))) return [`${at} is ${typeOf(value)}`];
  if (schema.enum !== undefined && !schema.enum.includes(value)) return [`${at} is not listed`];
  if (Array.isArray(value)) {
    return value.flatMap((item, n) => faults(items ?? {}, item, `${at}[${n}]`));
  }
  if (typeof value !== 'object' || value === null) return [];
  const fields = value as Record<string, unknown>;
  return [
    ...required.filter((name) => !(name in fields)).map((name) => `${at}.${name} is not there`),
    ...Object.entries(fields).flatMap(([name, field]) => {
      const described = properties[name];
      return described === undefined
        ? [`${at}.${name} is not described`]
        : faults(described, field, `${at}.${name}`);
    }),
  ];
}

type Content = Readonly<Record<string, { readonly schema: Described }>>;
interface OpenApi {
  readonly openapi: string;
  readonly paths: Record<
    string,
    Record<string, { responses: Record<string, { description: string; content: Content }> }>
  >;
}

describe('GET /openapi.json', () => {
  const described = async (): Promise<OpenApi> =>
    (await (await fetch(`${service.url}/openapi.json`)).json()) as OpenApi;

  it('describes every path in OpenAPI 3.1', async () => {
    const { openapi, paths } = await described();
    expect(openapi).toBe('3.1.0');
    expect(Object.keys(paths).sort()).toEqual(Object.keys(METHODS).sort());
    for (const [name, methods] of Object.entries(METHODS)) {
      for (const method of methods.filter((each) => each !== 'HEAD')) {
        const operation = paths[name]?.[method.toLowerCase()];
        expect(operation?.responses['200']?.description).toBeTruthy();
      }
    }
  });

  // Catches: a field that is added to a line or a refusal, and not to the description.
  it('describes the answers as they are', async () => {
    const responses = (await described()).paths['/extract']?.['post']?.responses;
    const answers: readonly [string, object][] = [
      ['200', { text: DOCUMENTS[3]?.text, preset: 're-encyclopedia', threshold: 0 }],
      ['200', { text: '昨天周小满辞去了厂长的职务。', preset: 'ee-general', threshold: 0 }],
      ['4XX', { text: '一', preset: 'none' }],
    ];
    for (const [status, body] of answers) {
      const schema = responses?.[status]?.content['application/json']?.schema;
      if (schema === undefined) throw new Error(`${status} is not described`);
      expect(faults(schema, await (await postText(service, body)).json())).toEqual([]);
    }
  });
});
