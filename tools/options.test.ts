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
        gold: 'g.json',
        limit: 5,
        join: 3,
        threshold: 0.3,
        preset: 'x',
        json: true,
      },
    });
  });

  it.each([
    ['--gold g', '--format takes one of cluener, bio, bmes, cmeee, duie, duee'],
    ['--format conll --gold g', 'not "conll"'],
    ['--format bio', '--gold is needed'],
    ['--format bio --gold g --limit 0', '--limit takes a whole number above 0'],
    ['--format bio --gold g --join 1.5', '--join takes a whole number above 0'],
    ['--format bio --gold g --threshold 2', '--threshold takes a number from 0 to 1'],
    ['--format bio --gold g --speed', "Unknown option '--speed'"],
    ['--format bio --gold', 'argument missing'],
    ['--format bio --gold g more', 'more'],
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
