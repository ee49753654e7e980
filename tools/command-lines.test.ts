import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

/** Standard input is empty. */
const run = (tool: string, ...args: readonly string[]) =>
  spawnSync(process.execPath, ['--import', 'tsx', `tools/${tool}/${tool}.ts`, ...args], {
    encoding: 'utf8',
    input: '',
  });

describe('a command with files or arguments at fault', () => {
  it.each([
    ['evaluate', ['--format', 'bio', '--gold', 'package.json'], 'package.json:1: expected a token'],
    ['evaluate', [], 'usage: npm run --silent evaluate'],
    ['extract', ['--model', 'src', '-'], 'cannot open the model: '],
    ['serve', ['--model', 'src', '--port', '0'], 'cannot open the model'],
    ['serve', ['--queue', 'none'], '--queue takes a whole number from 1 to 100000'],
    ['extract', ['--schema', 'package.json'], 'package.json: not a usable schema'],
  ])(
    '%s %j ends with exit code 2 and the reason, and prints nothing',
    (tool, args, reason) => {
      const { status, stdout, stderr } = run(tool, ...args);
      expect(stderr).toContain(reason);
      expect(stdout).toBe('');
      expect(status).toBe(2);
    },
    60_000,
  );
});

describe('--help', () => {
  const COMMANDS = [
    'start.ts',
    'extract/extract.ts',
    'serve/serve.ts',
    'evaluate/evaluate.ts',
    'evaluate/variants.ts',
    'bench/bench.ts',
    'dataset/dataset.ts',
    'convert/convert.ts',
    'llm-check/llm-check.ts',
  ];

  it.each(COMMANDS)(
    'of %s has options, exit codes and two examples',
    (file) => {
      const { status, stdout } = spawnSync(
        process.execPath,
        ['--import', 'tsx', `tools/${file}`, '--help'],
        { encoding: 'utf8', input: '' },
      );
      expect(status).toBe(0);
      expect(stdout).toMatch(/^usage: npm /u);
      expect(stdout).toContain('Exit codes: ');
      const [, examples = ''] = stdout.split('Examples:');
      expect(examples.match(/npm (?:run|start)/gu)?.length).toBeGreaterThanOrEqual(2);
    },
    60_000,
  );
});
