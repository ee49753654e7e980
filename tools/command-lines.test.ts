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
