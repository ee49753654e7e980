/** `extract --engine openai` against a scripted server over real HTTP. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Extraction } from '../../src/core/extraction';
import {
  chunk,
  send,
  startScripted,
  stream,
  type ScriptedServer,
  type Step,
} from '../../worker/remote/scripted-server.fixture';
import { answers, listed, runExtract, SCHEMA, serving, type Around } from './server.fixture';

type Line = Extraction & { id: string; text: string; error?: { code: string; message: string } };

const TEXTS = [
  '去年周小满从杭州搬到了宁波。',
  '汤若溪住在宁波，\r\n周小满也住在宁波。',
  '下雨了。',
];

let folder: string;
let server: ScriptedServer | undefined;
const inFolder = (name: string): string => path.join(folder, name);

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'server-'));
  writeFileSync(inFolder('schema.json'), SCHEMA);
  const lines = TEXTS.map((text, n) => JSON.stringify({ id: `d${n}`, text }));
  writeFileSync(inFolder('in.jsonl'), lines.join('\n'));
});
afterEach(() => {
  server?.close();
  server = undefined;
  rmSync(folder, { recursive: true });
});

async function ask(step: Step, more: readonly string[] = [], around: Around = {}) {
  server?.close();
  server = await startScripted(step);
  const own = ['--engine', 'openai', '--server', server.base, '--server-model', 'm'];
  const args = [...own, '--schema', inFolder('schema.json'), ...more, inFolder('in.jsonl')];
  const done = await runExtract(args, around);
  const lines = done.printed.map((line) => JSON.parse(line) as Line);
  return { ...done, lines: lines.sort((a, b) => a.id.localeCompare(b.id)) };
}

const chats = (): number =>
  server?.asked.filter(({ path: asked }) => asked.endsWith('/chat/completions')).length ?? 0;

describe('a server that works', () => {
  it('gives a line a document: what is in the text is found, what is not is an issue', async () => {
    const { code, lines } = await ask(serving([answers]));
    expect(code).toBe(0);
    expect(lines.map(({ id }) => id)).toEqual(['d0', 'd1', 'd2']);
    expect(lines[0]?.events).toHaveLength(1);
    expect(lines[1]?.text).toBe(TEXTS[1]);
    expect(lines[1]?.relations.length).toBeGreaterThan(0);
    expect(lines[2]?.mentions).toEqual([]);
    for (const { text, mentions, issues } of lines) {
      for (const { start, end, text: found } of mentions) {
        expect(text.slice(start, end)).toBe(found);
      }
      expect(mentions.map((mention) => mention.text)).not.toContain('火星');
      expect(
        issues.some(({ code: issue, detail }) => issue === 'ungrounded' && detail.includes('火星')),
      ).toBe(true);
    }
  });

  it('gets the key of the variable, which is said nowhere', async () => {
    const around = { variables: { OWN_KEY: 'word-of-the-server' } };
    const { said, printed } = await ask(serving([answers]), ['--key-env', 'OWN_KEY'], around);
    expect(new Set(server?.asked.map(({ key }) => key))).toEqual(
      new Set(['Bearer word-of-the-server']),
    );
    expect(said + printed.join('')).not.toContain('word-of-the-server');
  });

  it('is asked so many questions at one time as --requests says, and no more', async () => {
    let open = 0;
    let most = 0;
    const slow: Step = (response, asked) => {
      open += 1;
      most = Math.max(most, open);
      setTimeout(() => {
        open -= 1;
        answers(response, asked);
      }, 20);
    };
    const { code } = await ask(serving([slow]), ['--requests', '3']);
    expect([code, most, chats()]).toEqual([0, 3, 9]);
  });

  it('gets a grammar or a schema where it reads one, in the field that it documents', async () => {
    const bodies = async (owner: string, form: string) => {
      await ask(serving([answers], listed(owner)), ['--form', form]);
      return server?.asked.at(-1)?.body ?? '';
    };
    expect(await bodies('vllm', 'auto')).toContain('"structured_outputs":{"grammar":"root ::= ');
    expect(await bodies('sglang', 'auto')).toContain('"ebnf":"root ::= ');
    expect(await bodies('llamacpp', 'grammar')).toContain('"grammar":"root ::= ');
    expect(await bodies('vllm', 'json')).toContain('"response_format":{"type":"json_schema"');
    expect(await bodies('somebody', 'json')).toContain('"response_format":{"type":"json_schema"');
    expect(await bodies('vllm', 'lines')).not.toContain('root ::= ');
    expect(await bodies('somebody', 'auto')).not.toContain('root ::= ');
    expect(await bodies('somebody', 'grammar')).toContain('"structured_outputs"');
  });

  it('reads its part, and goes on with a file that is there', async () => {
    const output = ['-o', inFolder('out.jsonl')];
    const parts = [
      await ask(serving([answers]), ['--shard', '1/2', ...output]),
      await ask(serving([answers]), ['--shard', '2/2', ...output]),
    ];
    expect(parts.map(({ code }) => code)).toEqual([0, 0]);
    const whole = readFileSync(inFolder('out.jsonl'), 'utf8');
    expect(whole.trim().split('\n')).toHaveLength(TEXTS.length);
    const { said } = await ask(serving([answers]), output);
    expect(said).toContain('3 were there');
    expect(chats()).toBe(0);
    expect(readFileSync(inFolder('out.jsonl'), 'utf8')).toBe(whole);
  });
});

describe('a server that fails', () => {
  const cut = stream(chunk('#人名\n'));
  const endless: Step = (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const timer = setInterval(() => response.write(chunk('甲')), 1);
    response.on('close', () => {
      clearInterval(timer);
    });
  };

  it.each<[string, Step, string]>([
    ['HTML', send(200, '<html>hello</html>'), 'not-json'],
    ['a cut stream', cut, 'not-an-answer'],
    ['tokens without an end', endless, 'too-large'],
    ['an unknown model', send(404, '{}'), 'not-found'],
    ['a wrong key', send(401, '{}'), 'unauthorised'],
    ['a redirect', send(307, '', { location: 'http://127.0.0.1:9/' }), 'redirect'],
    ['a question that is too long', send(400, '{}'), 'refused'],
  ])('with %s gives an error line, and the other documents are read', async (_, fault, code) => {
    const limits = { maxBytes: 2000 };
    const args = ['--requests', '1'];
    const { lines, ...done } = await ask(serving([fault, answers]), args, { limits });
    expect(done.code).toBe(1);
    expect(lines).toHaveLength(3);
    expect(lines.flatMap(({ error }) => (error === undefined ? [] : [error.code]))).toEqual([code]);
    expect(lines.find(({ error }) => error)?.error?.message).toMatch(/^the \w+ .*\(.+\)$/u);
  });

  it.each<[string, Step]>([
    ['500', send(500, '')],
    ['429', send(429, '', { 'retry-after': '0' })],
  ])('with %s once is asked again', async (_, fault) => {
    const { code, lines } = await ask(serving([fault, answers]));
    expect([code, lines.length, chats()]).toEqual([0, 3, 10]);
  });

  // Catches: ten million error lines, each after seconds of waiting, once a key has run out.
  it('for each document is given up', async () => {
    const many = Array.from({ length: 60 }, (_, n) => JSON.stringify({ id: `e${n}`, text: '甲' }));
    writeFileSync(inFolder('in.jsonl'), many.join('\n'));
    const { code, lines, said } = await ask(serving([send(401, '')]), ['--requests', '2']);
    expect(code).toBe(1);
    expect(lines.length).toBeGreaterThanOrEqual(20);
    expect(lines.length).toBeLessThan(30);
    expect(said).toContain('the rest was not asked');
  });

  it('while it waits is left within a second, and what was not read has no line', async () => {
    const stop = new AbortController();
    const busy: Step = (response, asked) => {
      send(429, '', { 'retry-after': '60' })(response, asked);
      setTimeout(() => {
        stop.abort();
      }, 100);
    };
    const began = performance.now();
    const { code, lines, said } = await ask(serving([busy]), [], { stopped: stop.signal });
    expect(performance.now() - began).toBeLessThan(1100);
    expect([code, lines]).toEqual([1, []]);
    expect(said).toContain('stopped');
  });
});

describe('before the first text is sent', () => {
  it.each<[string, Step, string]>([
    ['a wrong key', send(401, '{}'), 'refuses the key'],
    ['a redirect', send(302, '', { location: '/' }), 'another address'],
    ['another model', send(200, '{"data":[{"id":"n"}]}'), 'no model "m"; it has: n'],
  ])('%s ends with exit code 2 and a sentence', async (_, models, sentence) => {
    const { code, said, printed } = await ask(serving([answers], models));
    expect([code, printed, chats()]).toEqual([2, [], 0]);
    expect(said).toContain(sentence);
  });

  it('a server without a list of models is asked all the same', async () => {
    const { code, lines, said } = await ask(serving([answers], send(404, '{}')));
    expect([code, lines.length]).toEqual([0, 3]);
    expect(said).toContain('no list of models');
  });

  it.each<[Record<string, string>, string]>([
    [{ OWN_KEY: 'secret\nx: y' }, 'a line break'],
    [{}, 'is not set'],
  ])('a key that cannot be used is refused and not said', async (variables, sentence) => {
    const { code, said } = await ask(serving([answers]), ['--key-env', 'OWN_KEY'], { variables });
    expect([code, server?.asked]).toEqual([2, []]);
    expect(said).toContain(sentence);
    expect(said).not.toMatch(/secret|OWN_KEY/u);
  });
});

describe('a server that is asked in another way', () => {
  /** Of the scripted server; the model of a prompt that names types is asked which there are. */
  const byQuestion: Step = (response, asked) => {
    if (!asked.body.includes('文本里有哪些')) answers(response, asked);
    else stream(`${chunk('#人名\n', 'stop')}data: [DONE]\n\n`)(response, asked);
  };
  const posted = () => server?.asked.filter(({ path: to }) => to.endsWith('/completions')) ?? [];

  it('is asked for the types that it has named, with --types-first', async () => {
    const { code, lines } = await ask(serving([byQuestion]), ['--types-first']);
    expect(code).toBe(0);
    expect(posted()).toHaveLength(2 * TEXTS.length);
    const types = lines.flatMap(({ mentions }) => mentions.map(({ type }) => type));
    expect(new Set(types)).toEqual(new Set(['人名']));
  });

  it('has scores that a threshold can cut at, with --both-orders', async () => {
    const byOrder: Step = (response, asked) => {
      const isGiven = asked.body.includes('人名\\n城市');
      const said = isGiven ? '#人名\n-汤若溪\n#城市\n-宁波\n' : '#城市\n-宁波\n';
      stream(`${chunk(asked.body.includes('-实体') ? said : '', 'stop')}data: [DONE]\n\n`)(
        response,
        asked,
      );
    };
    const found = async (...more: string[]): Promise<unknown[]> => {
      const { lines } = await ask(serving([byOrder]), ['--both-orders', ...more]);
      return lines[1]?.mentions.map(({ text, score }) => [text, score]) ?? [];
    };
    expect(await found()).toEqual([
      ['汤若溪', 0.5],
      ['宁波', 1],
      ['宁波', 1],
    ]);
    expect(await found('--threshold', '0.6')).toEqual([
      ['宁波', 1],
      ['宁波', 1],
    ]);
  });

  it('is shown the decisions of a file of documents, with --examples', async () => {
    const text = '郑晚舟回到了杭州。';
    const mentions = [{ id: 'a', type: '人名', start: 0, end: 3, text: '郑晚舟' }];
    const line = { id: 'x', text, mentions, relations: [], events: [], issues: [] };
    writeFileSync(inFolder('gold.jsonl'), JSON.stringify(line));
    const more = ['--examples', inFolder('gold.jsonl')];
    const { code, said } = await ask(serving([answers]), more);
    expect(code).toBe(0);
    expect(said).toContain('1 sentences to choose examples from');
    const asked = posted().filter(({ body }) => body.includes('郑晚舟'));
    expect(asked).toHaveLength(TEXTS.length);
    expect(asked[0]?.body).toContain('文本是“郑晚舟回到了杭州。”，就回答：\\n#人名\\n-郑晚舟');

    writeFileSync(inFolder('gold.jsonl'), JSON.stringify({ ...line, mentions: [] }));
    expect(await ask(serving([answers]), more)).toMatchObject({ code: 2 });
    writeFileSync(inFolder('gold.jsonl'), '{"id":1');
    const broken = await ask(serving([answers]), more);
    expect(broken.code).toBe(2);
    expect(broken.said).toContain('gold.jsonl');
    expect(posted()).toEqual([]);
  });
});
