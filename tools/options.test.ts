import { describe, expect, it } from 'vitest';
import { readEvaluateOptions } from './evaluate/options';
import { readExtractOptions } from './extract/options';
import { readCheckOptions } from './llm-check/options';

describe('readEvaluateOptions', () => {
  it('reads every option', () => {
    const args = '--format duie --gold g.json --limit 5 --join 3 --threshold 0.3 --preset x --json';
    expect(readEvaluateOptions(args.split(' '))).toMatchObject({
      ok: true,
      value: {
        format: 'duie',
        gold: ['g.json'],
        limit: 5,
        join: 3,
        threshold: 0.3,
        preset: 'x',
        json: true,
      },
    });
  });

  it.each([
    ['--format nothing --gold g', '--format takes auto or one of cluener, bio, bmes, cmeee, duie'],
    ['--format nothing --gold g', 'not "nothing"'],
    ['--format bio', '--gold is needed'],
    ['--format bio --gold g --limit 0', '--limit takes a whole number above 0'],
    ['--format bio --gold g --join 1.5', '--join takes a whole number above 0'],
    ['--format bio --gold g --threshold 2', '--threshold takes a number from 0 to 1'],
    ['--format bio --gold g --speed', "Unknown option '--speed'"],
    ['--format bio --gold', 'argument missing'],
    ['--format bio --gold g --sample 3', '--sample and --out go together'],
  ])('says what is wrong with "%s"', (args, reason) => {
    const read = readEvaluateOptions(args.split(' '));
    expect(!read.ok && read.error).toContain(reason);
  });
});

describe('readExtractOptions', () => {
  it('reads files, and standard input where there is none', () => {
    expect(readExtractOptions(['a.txt', '-', '--preset', 'x'])).toMatchObject({
      value: { files: ['a.txt', '-'], preset: 'x', threshold: 0.5 },
    });
    expect(readExtractOptions([])).toMatchObject({ value: { files: ['-'], offsets: 'file' } });
  });

  it.each([
    ['--preset x --schema y', 'cannot be given together'],
    ['--threshold none', '--threshold takes a number'],
    ['--encoding latin1', '--encoding takes one of utf-8, gb18030, big5, utf-16le, utf-16be'],
    ['--offsets bytes', '--offsets takes file or normalised'],
    ['--what', "Unknown option '--what'"],
  ])('says what is wrong with "%s"', (args, reason) => {
    const read = readExtractOptions(args.split(' '));
    expect(!read.ok && read.error).toContain(reason);
  });
});

describe('the engine of readExtractOptions', () => {
  const SERVER = '--engine openai --server http://localhost:8000 --server-model m';

  it.each<[string, object]>([
    ['--workers 3 --model f', { kind: 'built-in', model: 'f', workers: 3 }],
    [
      `${SERVER} --key-env KEY --requests 9 --form lines`,
      {
        kind: 'server',
        base: 'http://localhost:8000/v1',
        model: 'm',
        keyVariable: 'KEY',
        requests: 9,
        form: 'lines',
      },
    ],
    [
      '--emit-batch o.jsonl --server-model m',
      { kind: 'emit-batch', file: 'o.jsonl', model: 'm', form: 'auto' },
    ],
    ['--stream --threshold 0.3 --model f -', { kind: 'stream', model: 'f' }],
    ['--read-batch a --read-batch b', { kind: 'read-batch', files: ['a', 'b'] }],
  ])('is read from "%s"', (args, engine) => {
    expect(readExtractOptions(args.split(' '))).toMatchObject({ ok: true, value: { engine } });
  });

  it.each([
    ['--engine vllm', '--engine takes built-in or openai, not "vllm"'],
    ['--engine openai --server-model m', 'needs --server, an address'],
    ['--engine openai --server http://h', 'needs --server-model'],
    ['--server http://h', '--server has no use with the built-in model'],
    ['--types-first', '--types-first has no use with the built-in model'],
    ['--emit-batch o --server-model m --types-first', '--types-first has no use with --emit-batch'],
    [`${SERVER} --threshold 0.6`, 'without --both-orders'],
    [`${SERVER} --workers 2`, '--workers has no use with --engine openai'],
    [`${SERVER} --threshold 0.3`, '--threshold is of the built-in model'],
    [`${SERVER} --requests 0`, '--requests takes a whole number from 1 to 256'],
    [`${SERVER} --form xml`, '--form takes auto, lines, grammar, json'],
    [`${SERVER} --key-env sk-secret`, '--key-env takes the name of an environment variable'],
    ['--engine built-in --emit-batch o --server-model m', 'batches are of --engine openai'],
    ['--emit-batch o', '--emit-batch needs --server-model'],
    ['--emit-batch o --read-batch i', 'cannot be given together'],
    ['--read-batch i --server http://h', '--server has no use with --read-batch'],
    ['--stream --workers 2', '--workers has no use with --stream'],
    ['--stream -o o.jsonl', '--output has no use with --stream'],
    ['--stream --shard 1/2', '--shard has no use with --stream'],
    ['--stream --encoding big5', '--encoding has no use with --stream'],
    ['--stream a.jsonl', '--stream reads standard input'],
    [`${SERVER} --stream`, '--stream has no use with --engine openai'],
    ['--workers 1e2', '--workers takes a whole number'],
  ])('says what is wrong with "%s"', (args, reason) => {
    const read = readExtractOptions(args.split(' '));
    expect(!read.ok && read.error).toContain(reason);
    expect(JSON.stringify(read)).not.toContain('secret');
  });

  it.each([
    ['localhost:8000/v1', 'must begin with http:// or https://'],
    ['ftp://host/v1', 'must begin with http:// or https://'],
    ['http://me:secret@host/v1', 'must hold no user name'],
    ['http://host/v1?key=secret', 'must end before "?"'],
    ['http://host/v1#secret', 'must end before "?"'],
    ['http://two words/', 'cannot be read'],
    ['', 'is empty'],
  ])('refuses the address "%s" with a sentence', (address, reason) => {
    const args = ['--engine', 'openai', '--server-model', 'm', '--server', address];
    const read = readExtractOptions(args);
    expect(!read.ok && read.error).toContain(reason);
    expect(JSON.stringify(read)).not.toContain('secret');
  });
});

describe('readCheckOptions', () => {
  it('reads every option', () => {
    const args = '--library l.wasm --model https://a.test/m/ --adapter software --limit 2 --json';
    expect(readCheckOptions(args.split(' '))).toEqual({
      ok: true,
      value: {
        library: 'l.wasm',
        model: 'https://a.test/m/',
        software: true,
        limit: 120_000,
        json: true,
      },
    });
    expect(readCheckOptions(['--help'])).toEqual({ ok: true, value: 'help' });
  });

  it.each([
    ['--model m', '--library is needed'],
    ['--library l', '--model is needed'],
    ['--library l --model m --adapter fast', '--adapter takes software'],
    ['--library l --model m --limit none', '--limit takes a number'],
    ['--library l --model m --what', "Unknown option '--what'"],
  ])('says what is wrong with "%s"', (args, reason) => {
    const read = readCheckOptions(args.split(' '));
    expect(!read.ok && read.error).toContain(reason);
  });
});
