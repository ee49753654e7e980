import { describe, expect, it } from 'vitest';
import { classifyFailure, classifyOpenFailure, isConnectionLost } from './failure';

const named = (name: string): DOMException => new DOMException('reason', name);

describe('classifyFailure', () => {
  it('tells a full disk from any other failure', () => {
    expect(classifyFailure(named('QuotaExceededError')).code).toBe('quota-exceeded');
    expect(classifyFailure(named('AbortError')).code).toBe('failed');
    expect(classifyFailure('odd')).toEqual({ code: 'failed', detail: 'odd' });
  });
});

describe('classifyOpenFailure', () => {
  it.each(['InvalidStateError', 'SecurityError', 'UnknownError'])(
    'takes %s as no storage',
    (name) => {
      expect(classifyOpenFailure(named(name))).toEqual({
        code: 'unavailable',
        detail: `${name}: reason`,
      });
    },
  );

  it('does not take a full disk or a newer database as no storage', () => {
    expect(classifyOpenFailure(named('QuotaExceededError')).code).toBe('quota-exceeded');
    expect(classifyOpenFailure(named('VersionError')).code).toBe('failed');
  });
});

describe('isConnectionLost', () => {
  it('is what an InvalidStateError of an open database says', () => {
    expect(isConnectionLost(named('InvalidStateError'))).toBe(true);
    expect(isConnectionLost(named('QuotaExceededError'))).toBe(false);
  });
});
