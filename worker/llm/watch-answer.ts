/** Between web-llm and the constraint of an answer: ends what is over, and keeps what has begun. */
import type { ChatEngine, TokenProcessor } from './chat-engine';
import type { ConstrainedProcessor } from './constrained-processor';

/** Ends the answer with the token being made once it is over or cancelled; `resetState` after the answer has begun must not lose it. */
export function watchAnswer(
  processor: ConstrainedProcessor,
  engine: ChatEngine,
  isCancelled: () => boolean,
): TokenProcessor {
  let begun = false;
  return {
    processLogits: (logits) => processor.processLogits(logits),
    processSampledToken: (token) => {
      begun = true;
      processor.processSampledToken(token);
      // The engine may not know the token that ended the answer, or have nothing left to write.
      if (processor.over || isCancelled()) engine.interrupt();
    },
    resetState: () => {
      if (!begun) processor.resetState();
    },
  };
}
