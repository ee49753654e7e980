import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Loss } from '../../src/formats/format';

const LIMIT = 60_000;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'convert-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function at(...names: readonly string[]): string {
  return path.join(folder, ...names);
}

function put(name: string, content: string | Uint8Array): void {
  mkdirSync(path.dirname(at(name)), { recursive: true });
  writeFileSync(at(name), content);
}

const get = (...names: readonly string[]): string => readFileSync(at(...names), 'utf8');

/** The command itself, in the folder of the project. */
function convert(...args: readonly string[]) {
  const command = ['--import', 'tsx', 'tools/convert/convert.ts', ...args];
  return spawnSync(process.execPath, command, { encoding: 'utf8', input: '' });
}

interface Line {
  readonly text: string;
  readonly mentions: readonly {
    readonly id: string;
    readonly type: string;
    readonly start: number;
    readonly end: number;
    readonly text: string;
  }[];
  readonly relations: readonly {
    readonly type: string;
    readonly head: string;
    readonly tail: string;
  }[];
}

function linesOf(name: string): readonly Line[] {
  const lines = get(name).trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as Line);
}

interface Report {
  readonly documents: number;
  readonly mentions: number;
  readonly relations: number;
  readonly losses: readonly Loss[];
  readonly suspects?: readonly unknown[];
  readonly failures: readonly unknown[];
}

const reportOf = (name: string): Report => JSON.parse(get(name)) as Report;

/** The squirrel at its beginning has three UTF-16 code units and two code points. */
const TEXT = '🐿️邵文澜管理青杉印厂。';
const LINE = {
  id: 'a',
  text: TEXT,
  mentions: [
    { id: 'm1', type: '人名', start: 3, end: 6, text: '邵文澜' },
    { id: 'm2', type: '机构名', start: 8, end: 12, text: '青杉印厂' },
  ],
  relations: [{ type: '管理', head: 'm1', tail: 'm2' }],
};
const NESTED = {
  id: 'b',
  text: '青杉印厂',
  mentions: [
    { id: 'm1', type: '机构名', start: 0, end: 4, text: '青杉印厂' },
    { id: 'm2', type: '地名', start: 0, end: 2, text: '青杉' },
  ],
};

/** Types, spans and ends of relations: ids differ from format to format. */
function contentOf({ text, mentions, relations }: Line) {
  const of = new Map(mentions.map((mention) => [mention.id, mention.text]));
  return {
    text,
    mentions: mentions.map(({ type, start, end, text: quote }) => [type, start, end, quote]),
    relations: relations.map(({ type, head, tail }) => [type, of.get(head), of.get(tail)]),
  };
}

describe('convert', { timeout: LIMIT }, () => {
  // Faults: code points taken for UTF-16 units, a lost relation, files in the wrong place.
  it('writes brat from JSON lines and gets the same back', () => {
    put('in.jsonl', `${JSON.stringify(LINE)}\n`);
    const there = ['--from', 'chinchilla', '--to', 'brat', '-o', at('brat'), at('in.jsonl')];
    expect(convert(...there)).toMatchObject({ status: 0, stderr: '', stdout: '' });
    expect(readdirSync(at('brat')).sort()).toEqual(['a.ann', 'a.txt', 'annotation.conf']);
    expect(get('brat', 'a.txt')).toBe(TEXT);
    const report = ['--report', at('report.json')];
    const back = ['--from', 'auto', '--to', 'chinchilla', '-o', at('back.jsonl'), at('brat')];
    expect(convert(...back, ...report)).toMatchObject({ status: 0, stderr: '' });
    expect(linesOf('back.jsonl').map(contentOf)).toEqual([contentOf(LINE)]);
    expect(reportOf('report.json')).toEqual({
      ...{ documents: 1, mentions: 2, relations: 1, events: 0, losses: [], failures: [] },
    });
  });

  // Faults: a loss that nobody hears of, and one that ends the command without --strict.
  it('counts what has no place, and ends with 1 only where that was asked for', () => {
    put('in.jsonl', `${JSON.stringify(NESTED)}\n`);
    const args = ['--from', 'chinchilla', '--to', 'bio', '-o', at('out.txt'), at('in.jsonl')];
    const kept = convert(...args, '--report', at('report.json'));
    expect(kept.status).toBe(0);
    const { losses } = reportOf('report.json');
    expect(losses.length).toBeGreaterThan(0);
    for (const { code, count, where } of losses) {
      expect(kept.stderr).toContain(`${code}: ${count}`);
      expect(where.length).toBeGreaterThan(0);
    }
    const written = get('out.txt');
    expect(convert(...args, '--strict').status).toBe(1);
    expect(get('out.txt')).toBe(written);
  });

  it('ends with 0 under --strict where all had a place', () => {
    put('in.jsonl', `${JSON.stringify(LINE)}\n`);
    const args = ['--from', 'chinchilla', '--to', 'brat', '--strict', '-o', at('out')];
    expect(convert(...args, at('in.jsonl')).status).toBe(0);
  });

  // Faults: a broken line that ends the reading, is passed over in silence, or has the wrong number.
  it('names the line of broken JSON, and converts the others', () => {
    const good = (id: number) => JSON.stringify({ ...LINE, id: `d${id}` });
    const lines = Array.from({ length: 40 }, (_, index) => good(index));
    lines[28] = good(28).slice(0, -9);
    put('in/broken.jsonl', `${lines.join('\n')}\n`);
    put('in/whole.jsonl', `${good(99)}\n`);
    const args = ['--from', 'chinchilla', '--to', 'chinchilla', '-o', at('out.jsonl'), at('in')];
    const { status, stderr } = convert(...args, '--report', at('report.json'));
    expect(status).toBe(2);
    expect(stderr).toContain('broken.jsonl:29: ');
    expect(linesOf('out.jsonl').length).toBe(40);
    expect(reportOf('report.json').failures).toMatchObject([{ code: 'broken-file', line: 29 }]);
  });

  // Fault: bytes that are no text end the command, or become text of replacement characters.
  it.each([
    ['not UTF-8', Uint8Array.of(0x7b, 0xc3, 0x28, 0x7d)],
    ['binary', Uint8Array.of(0x7b, 0, 1, 2, 0x7d)],
    ['empty', new Uint8Array()],
  ])('passes over a file that is %s, and says which', (_, bytes) => {
    put('in/a.jsonl', bytes);
    put('in/b.jsonl', JSON.stringify(LINE));
    const args = ['--from', 'chinchilla', '--to', 'chinchilla', '-o', at('out.jsonl'), at('in')];
    const { status, stderr } = convert(...args);
    expect(status).toBe(2);
    expect(stderr).toMatch(/a\.jsonl(?::1)?: .+ \(broken-file\)/u);
    expect(linesOf('out.jsonl').map(contentOf)).toEqual([contentOf(LINE)]);
  });

  it('ends with 2 where an input is not there, and leaves the output alone', () => {
    put('out.jsonl', 'old');
    const args = ['--from', 'brat', '--to', 'chinchilla', '-o', at('out.jsonl'), at('missing')];
    const { status, stderr } = convert(...args);
    expect(status).toBe(2);
    expect(stderr).toContain(at('missing'));
    expect(get('out.jsonl')).toBe('old');
  });

  // Fault: names that are changed in mentions and not in relations, or the wrong way round.
  it('gives types the names of --labels', () => {
    put('in.jsonl', JSON.stringify(LINE));
    put('map.json', JSON.stringify({ 人名: 'person', 管理: 'manages' }));
    const args = ['--from', 'chinchilla', '--to', 'chinchilla', '--labels', at('map.json')];
    expect(convert(...args, '-o', at('out.jsonl'), at('in.jsonl')).status).toBe(0);
    const [line] = linesOf('out.jsonl');
    expect(line?.mentions.map(({ type }) => type)).toEqual(['person', '机构名']);
    expect(line?.relations.map(({ type }) => type)).toEqual(['manages']);
  });

  it('ends with 2 and the place where --labels is no map', () => {
    put('in.jsonl', JSON.stringify(LINE));
    put('map.json', '{"人名":\n1}');
    const args = ['--from', 'chinchilla', '--to', 'chinchilla', '--labels', at('map.json')];
    const { status, stderr } = convert(...args, '-o', at('out.jsonl'), at('in.jsonl'));
    expect(status).toBe(2);
    expect(stderr).toContain(at('map.json'));
  });

  // Fault: annotations without a text are placed in an empty one, or dropped.
  it('places annotations in the text of --text', () => {
    put('in/a.ann', 'T1\t机构名 7 11\t青杉印厂\n');
    put('a-text', TEXT);
    const args = ['--from', 'brat', '--to', 'chinchilla', '-o', at('out.jsonl'), at('in')];
    expect(convert(...args)).toMatchObject({ status: 2 });
    expect(convert(...args, '--text', at('a-text'))).toMatchObject({ status: 0 });
    expect(linesOf('out.jsonl')[0]).toMatchObject({
      text: TEXT,
      mentions: [{ type: '机构名', start: 8, end: 12, text: '青杉印厂' }],
    });
  });
});

describe('convert --deidentify', { timeout: LIMIT }, () => {
  const OTHER = {
    id: '邵文澜',
    text: '邵文澜的电话：13900001111',
    mentions: [{ id: 'm1', type: '人名', start: 0, end: 3, text: '邵文澜' }],
  };
  const args = () => ['--from', 'chinchilla', '--to', 'brat', '-o', at('out'), at('in.jsonl')];
  const hide = (types: string) => ['--deidentify', types, '--key', at('key.json')];

  // Faults: a name left in a text or in the name of a file, one thing with two placeholders, a suspect
  // that goes unsaid or that the report quotes.
  it('leaves no name behind, says what stands for what, and lists suspects', () => {
    put('in.jsonl', `${JSON.stringify(LINE)}\n${JSON.stringify(OTHER)}\n`);
    const { status, stderr } = convert(...args(), ...hide('人名,机构名'), '--report', at('r.json'));
    expect(status).toBe(0);
    const names = readdirSync(at('out')).sort();
    const written = names.map((name) => name + get('out', name)).join('\n');
    expect(written).toContain('🐿️人名1管理机构名1。');
    expect(written).toContain('人名1的电话：');
    expect(written).not.toMatch(/邵文澜|青杉印厂/u);
    expect(JSON.parse(get('key.json'))).toEqual([
      { placeholder: '人名1', label: '人名', originals: ['邵文澜'] },
      { placeholder: '机构名1', label: '机构名', originals: ['青杉印厂'] },
    ]);
    expect(stderr).toContain('suspects: 1 ');
    expect(reportOf('r.json').suspects).toEqual([
      { code: 'phone', count: 1, where: ['人名1:7-18'] },
    ]);
    expect(get('r.json')).not.toMatch(/邵文澜|13900001111/u);
  });

  // Fault: a number that looks like a telephone's stays in the text although it was to be replaced.
  it('replaces what looks like a number of the chosen kinds', () => {
    put('in.jsonl', `${JSON.stringify(OTHER)}\n`);
    const { status } = convert(...args(), ...hide('人名'), '--patterns', 'phone,id-card');
    expect(status).toBe(0);
    expect(get('out', '人名1.txt')).toBe('人名1的电话：电话1');
    expect(JSON.parse(get('key.json'))).toContainEqual({
      placeholder: '电话1',
      label: '电话',
      originals: ['13900001111'],
    });
  });

  // Fault: a misspelt type that leaves every name where it was, without a word.
  it('says that no mention has a type', () => {
    put('in.jsonl', JSON.stringify(LINE));
    const { status, stderr } = convert(...args(), ...hide('人物'), '--strict');
    expect(status).toBe(1);
    expect(stderr).toContain('type-absent: 1 ');
  });

  // Fault: the key is missing, or is written over by the output.
  it.each([
    ['--deidentify needs --key', () => ['--deidentify', '人名']],
    ['--key goes with --deidentify', () => ['--key', at('key.json')]],
    ['--patterns goes with --deidentify', () => ['--patterns', 'phone']],
    ['--patterns names what is not known: fax', () => [...hide('人名'), '--patterns', 'fax']],
    ['--deidentify names no type', () => hide(' ,')],
    ['--key is a file of its own', () => ['--deidentify', '人名', '--key', at('out')]],
  ])('ends with 2: %s', (reason, more) => {
    put('in.jsonl', JSON.stringify(LINE));
    const { status, stderr } = convert(...args(), ...more());
    expect(status).toBe(2);
    expect(stderr).toContain(reason);
    expect(readdirSync(folder)).toEqual(['in.jsonl']);
  });
});
