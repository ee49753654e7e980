// `npm test`: runs every step, streams its output, and ends with `N passed, N failed`. Names of steps run only those.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { findChromium } from '../chromium';
import type { Counts } from './counts';
import { countStep, readCounts } from './counts';
import type { Step } from './steps';
import { testSteps } from './steps';

const ROOT = path.resolve(import.meta.dirname, '..', '..');
const NONE: Counts = { passed: 0, failed: 0, skipped: 0 };

/** Resolves with the exit code; a command that cannot start, or dies of a signal, counts as 1. */
function run(command: readonly string[]): Promise<number> {
  const [program = '', ...rest] = command;
  return new Promise((resolve) => {
    const child = spawn(program, rest, { cwd: ROOT, stdio: 'inherit' });
    child.on('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.on('exit', (code) => {
      resolve(code ?? 1);
    });
  });
}

async function runStep(step: Step): Promise<Counts> {
  if (step.report !== undefined) rmSync(path.join(ROOT, step.report.file), { force: true });
  const code = await run(step.command);
  if (step.report === undefined) return countStep(code, undefined);
  return countStep(code, readCounts(path.join(ROOT, step.report.file), step.report.count));
}

/** Playwright's own Chromium is the second choice; Debian's package is named by the error that follows. */
function ensureChromium(): void {
  if (findChromium().ok) return;
  console.log('No Chromium on this system; downloading Playwright’s own.');
  spawnSync('npx', ['playwright', 'install', 'chromium'], {
    cwd: ROOT,
    stdio: 'inherit',
    timeout: 600_000,
  });
}

async function runOrExplain(step: Step, failedNames: readonly string[]): Promise<Counts> {
  if (step.skip !== undefined) return { ...NONE, skipped: 1 };
  const missing = step.needs?.find((name) => failedNames.includes(name));
  if (missing !== undefined) {
    console.log(`not run: ${missing} failed`);
    return { ...NONE, failed: 1 };
  }
  if (step.name === 'unit' || step.name === 'e2e') ensureChromium();
  return runStep(step);
}

function describeOutcome(step: Step, counts: Counts, seconds: number): string {
  const name = step.name.padEnd(10);
  if (step.skip !== undefined) return `${name} skipped: ${step.skip}`;
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
  return `${name} ${counts.passed} passed, ${counts.failed} failed${skipped} (${seconds.toFixed(0)} s)`;
}

async function main(names: readonly string[]): Promise<void> {
  mkdirSync(path.join(ROOT, 'build', 'test'), { recursive: true });
  const steps = testSteps(ROOT).filter((s) => names.length === 0 || names.includes(s.name));
  const lines: string[] = [];
  const failedNames: string[] = [];
  let passed = 0;
  let failed = 0;
  for (const step of steps) {
    console.log(`\n── ${step.name} ──`);
    const began = performance.now();
    const counts = await runOrExplain(step, failedNames);
    if (counts.failed > 0) failedNames.push(step.name);
    passed += counts.passed;
    failed += counts.failed;
    lines.push(describeOutcome(step, counts, (performance.now() - began) / 1000));
  }
  console.log(`\n${lines.join('\n')}\n`);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
}

await main(process.argv.slice(2));
