/** Questions of a translation to the large model of the page. */
import { err } from '../../../core/result';
import type { Ask } from '../../../corpus/translate/translate-document';
import type { ExtractorClient } from '../../../engine/client/client';
import { complete } from '../../../engine/client/complete';
import type { Failure } from '../../../engine/contract/extractor';
import type { RemoteCode } from '../../../engine/contract/remote';

/** Of one answer, or of a server that may come back: the next question may fare better. */
const PASSING: ReadonlySet<RemoteCode> = new Set([
  ...(['unreachable', 'too-many-requests', 'server-error', 'not-json', 'not-an-answer'] as const),
  ...(['too-large', 'slow-first-byte', 'idle', 'too-long'] as const),
]);

function isLast({ code, remote }: Failure): boolean {
  if (code === 'remote') return remote === undefined || !PASSING.has(remote);
  return code !== 'context-overflow';
}

export function askModel(
  client: Pick<ExtractorClient, 'live'>,
  signal: AbortSignal,
  sentenceOf: (failure: Failure) => string,
): Ask {
  return async ({ messages, maxTokens }) => {
    const answer = await complete(client, { messages, maxTokens }, signal);
    if (answer.ok) return answer;
    const { error } = answer;
    return err({ code: error.code, message: sentenceOf(error), isLast: isLast(error) });
  };
}
