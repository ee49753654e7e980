/** Plain questions to the large model that a client has loaded. */
import { err, type Result } from '../../core/result';
import type { ChatAnswer, ChatQuestion } from '../contract/completion';
import type { Failure } from '../contract/extractor';
import type { ExtractorClient } from './client';

let lastNumber = 0;

/**
 * Several may be asked at once; the worker answers them as its model can. Resolves with `cancelled` soon after
 * the signal is aborted, and with `crashed` where the worker is lost or gets another model.
 */
export async function complete(
  client: Pick<ExtractorClient, 'live'>,
  question: ChatQuestion,
  signal: AbortSignal,
): Promise<Result<ChatAnswer, Failure>> {
  const live = await client.live();
  if (!live.ok) return live;
  if (signal.aborted) return err({ code: 'cancelled', detail: 'cancelled by its caller' });
  const link = live.value;
  lastNumber += 1;
  const id = `question-${lastNumber}`;
  const cancel = (): void => void link.call((api) => api.cancel(id));
  signal.addEventListener('abort', cancel, { once: true });
  const answer = await link.call((api) => api.complete({ id, question }));
  signal.removeEventListener('abort', cancel);
  return answer.ok ? answer.value : err({ code: 'crashed', detail: answer.error });
}
