import { describe, expect, it } from 'vitest';
import { err, ok, type Result } from '../src/core/result';
import type { Failure } from '../src/engine/contract/extractor';
import { OneLoad, STUCK } from './one-load';

const CANCELLED: Failure = { code: 'cancelled', detail: '' };

/** A load that hears of its abort only when it next looks, as web-llm does in a compilation. */
class FakeLoad {
  signal: AbortSignal | undefined;
  #settle: (result: Result<string, Failure>) => void = () => undefined;

  readonly open = (signal: AbortSignal): Promise<Result<string, Failure>> => {
    this.signal = signal;
    return new Promise((resolve) => {
      this.#settle = resolve;
    });
  };

  end(result: Result<string, Failure>): void {
    this.#settle(result);
  }
}

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('OneLoad', () => {
  it('does not begin a load while anything of one that was given up is left', async () => {
    // Fails where the second begins at once: then both are in memory.
    const loads = new OneLoad();
    const [first, second] = [new FakeLoad(), new FakeLoad()];
    const one = loads.run(first.open);
    await turn();
    const other = loads.run(second.open);
    await turn();
    expect(first.signal?.aborted).toBe(true);
    expect(second.signal).toBeUndefined();
    first.end(err(CANCELLED));
    expect(await one).toEqual(err(CANCELLED));
    await turn();
    expect(second.signal?.aborted).toBe(false);
    second.end(ok('second'));
    expect(await other).toEqual(ok('second'));
  });

  it('never begins one that was given up while it waited', async () => {
    const loads = new OneLoad();
    const [first, second, third] = [new FakeLoad(), new FakeLoad(), new FakeLoad()];
    void loads.run(first.open);
    await turn();
    const waiting = loads.run(second.open);
    const last = loads.run(third.open);
    first.end(err(CANCELLED));
    expect(await waiting).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    await turn();
    third.end(ok('third'));
    expect(await last).toEqual(ok('third'));
    expect(second.signal).toBeUndefined();
  });

  it('fails as a crash, so that the worker is replaced, where a load does not end', async () => {
    const loads = new OneLoad();
    const [first, second] = [new FakeLoad(), new FakeLoad()];
    void loads.run(first.open);
    await turn();
    const other = loads.run(second.open);
    first.end(err(STUCK));
    expect(await other).toMatchObject({ ok: false, error: { code: 'crashed' } });
    expect(await loads.run(second.open)).toMatchObject({ error: { code: 'crashed' } });
    expect(second.signal).toBeUndefined();
  });
});
