/** The life of a large model in the worker, as states and what leads from one to the next. */
import type { Failure } from '../../src/engine/contract/extractor';

export type SessionState =
  | { readonly phase: 'absent' }
  | { readonly phase: 'loading'; readonly id: string }
  | { readonly phase: 'ready'; readonly id: string }
  | { readonly phase: 'answering'; readonly id: string }
  /** It could not be loaded. */
  | { readonly phase: 'failed'; readonly id: string; readonly failure: Failure }
  /** It was there, and its device or its memory is gone: only loading again helps. */
  | { readonly phase: 'lost'; readonly id: string; readonly failure: Failure };

export type SessionEvent =
  | { readonly type: 'load'; readonly id: string }
  | { readonly type: 'loaded' }
  | { readonly type: 'asked' }
  | { readonly type: 'answered' }
  | { readonly type: 'failed'; readonly failure: Failure }
  | { readonly type: 'unload' };

export const ABSENT: SessionState = { phase: 'absent' };

const FATAL: ReadonlySet<string> = new Set(['device-lost', 'out-of-memory']);

function afterFailure(state: SessionState, failure: Failure): SessionState {
  switch (state.phase) {
    case 'loading':
      return { phase: 'failed', id: state.id, failure };
    case 'ready':
    case 'answering':
      // One answer that failed does not lose the model.
      return FATAL.has(failure.code)
        ? { phase: 'lost', id: state.id, failure }
        : { phase: 'ready', id: state.id };
    case 'absent':
    case 'failed':
    case 'lost':
      return state;
  }
}

/** An event that does not fit the state, such as one that comes late, changes nothing. */
export function nextState(state: SessionState, event: SessionEvent): SessionState {
  switch (event.type) {
    case 'load':
      return { phase: 'loading', id: event.id };
    case 'loaded':
      return state.phase === 'loading' ? { phase: 'ready', id: state.id } : state;
    case 'asked':
      return state.phase === 'ready' ? { phase: 'answering', id: state.id } : state;
    case 'answered':
      return state.phase === 'answering' ? { phase: 'ready', id: state.id } : state;
    case 'failed':
      return afterFailure(state, event.failure);
    case 'unload':
      return ABSENT;
  }
}
