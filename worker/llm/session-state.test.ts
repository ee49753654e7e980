import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ABSENT, nextState, type SessionEvent, type SessionState } from './session-state';

const failure = (code: 'device-lost' | 'out-of-memory' | 'wrong-library' | 'crashed') => ({
  code,
  detail: 'why',
});

function after(...events: readonly SessionEvent[]): SessionState {
  return events.reduce(nextState, ABSENT);
}

const LOAD: SessionEvent = { type: 'load', id: 'a' };
const LOADED: SessionEvent = { type: 'loaded' };
const ASKED: SessionEvent = { type: 'asked' };

describe('nextState', () => {
  it('goes from absent over loading, ready and answering back to ready', () => {
    expect(after(LOAD)).toEqual({ phase: 'loading', id: 'a' });
    expect(after(LOAD, LOADED)).toEqual({ phase: 'ready', id: 'a' });
    expect(after(LOAD, LOADED, ASKED)).toEqual({ phase: 'answering', id: 'a' });
    expect(after(LOAD, LOADED, ASKED, { type: 'answered' })).toEqual({ phase: 'ready', id: 'a' });
  });

  it('fails when a load fails, whatever the reason', () => {
    const wrong = failure('wrong-library');
    const lost = failure('device-lost');
    expect(after(LOAD, { type: 'failed', failure: wrong })).toMatchObject({ phase: 'failed' });
    expect(after(LOAD, { type: 'failed', failure: lost })).toMatchObject({ phase: 'failed' });
  });

  it.each(['device-lost', 'out-of-memory'] as const)('is lost after %s', (code) => {
    const event: SessionEvent = { type: 'failed', failure: failure(code) };
    const lost = { phase: 'lost', id: 'a', failure: failure(code) };
    expect(after(LOAD, LOADED, ASKED, event)).toEqual(lost);
    expect(after(LOAD, LOADED, event)).toEqual(lost);
    expect(after(LOAD, LOADED, ASKED, event, { type: 'answered' })).toEqual(lost);
  });

  it('keeps the model when only an answer failed', () => {
    const event: SessionEvent = { type: 'failed', failure: failure('crashed') };
    expect(after(LOAD, LOADED, ASKED, event)).toEqual({ phase: 'ready', id: 'a' });
  });

  it('is absent after unloading and loading after a load, from every state', () => {
    const events = fc.array(
      fc.constantFrom<SessionEvent>(
        ...[LOAD, LOADED, ASKED, { type: 'answered' } as const, { type: 'unload' } as const],
        { type: 'failed', failure: failure('device-lost') },
      ),
    );
    fc.assert(
      fc.property(events, (list) => {
        const state = list.reduce(nextState, ABSENT);
        expect(nextState(state, { type: 'unload' })).toEqual(ABSENT);
        expect(nextState(state, { type: 'load', id: 'b' })).toEqual({ phase: 'loading', id: 'b' });
        // Nothing answers that was not loaded.
        const last = list.findLastIndex(({ type }) => type === 'load' || type === 'unload');
        if (state.phase === 'answering') expect(list.slice(last)).toContainEqual(LOADED);
      }),
    );
  });
});
