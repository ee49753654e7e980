/** One question about one chunk: the model writes, and what it has written is read as it comes. */
import { createConstraint } from '../../src/answer/constraint/constraint';
import type { Extraction, Issue } from '../../src/core/extraction';
import { groundFrames } from '../../src/answer/ground';
import type { Question } from '../../src/answer/instruction/question';
import type { ChatEngine, ChatRequest } from './chat-engine';
import { ConstrainedProcessor } from './constrained-processor';
import { scoreFinds } from './score-finds';
import { ScoredAnswer } from './scored-answer';
import type { UsageSum } from './usage-sum';
import { watchAnswer } from './watch-answer';

export interface Asked {
  /** Of the chunk alone. */
  readonly text: string;
  readonly question: Question;
  readonly request: ChatRequest;
  readonly usage?: UsageSum | undefined;
}

function ground({ text, question }: Asked, answer: ScoredAnswer): Extraction {
  const frames = answer.frames();
  const found = groundFrames(
    text,
    { start: 0, end: text.length },
    question,
    frames.map(({ frame }) => frame),
  );
  return scoreFinds(found, frames);
}

/** What stands between the answer and being whole. */
function listIssues(
  { text, question }: Asked,
  answer: ScoredAnswer,
  processor: ConstrainedProcessor,
): readonly Issue[] {
  const [start, end] = [0, text.length];
  const issues = answer.issues.map((issue): Issue => ({ ...issue, start, end }));
  const names = question.labels.map(({ name }) => name).join(', ');
  if (processor.trouble !== undefined) {
    issues.push({ code: 'failed', detail: `${names}: ${processor.trouble}`, start, end });
  }
  if (processor.used && !processor.ended && !issues.some(({ code }) => code === 'cut')) {
    issues.push({ code: 'cut', detail: names, start, end });
  }
  return issues;
}

/**
 * What the answer says of the chunk, with `cut` and unreadable lines as issues; `onFinds` hears of it at
 * each line. Once cancelled it ends within a token, with what there is. Throws what the engine throws.
 */
export async function askQuestion(
  engine: ChatEngine,
  asked: Asked,
  onFinds: (finds: Extraction) => void,
  isCancelled: () => boolean,
): Promise<Extraction> {
  const { text, question, request } = asked;
  const constraint = createConstraint(question, text);
  const processor = new ConstrainedProcessor(engine.tokens, constraint);
  const scoreLine = (line: number): number | undefined =>
    processor.used ? processor.scoreLine(line) : undefined;
  const answer = new ScoredAnswer(question, scoreLine);
  for await (const piece of engine.chat(request, watchAnswer(processor, engine, isCancelled))) {
    // The bytes of the tokens are surer than the stream, which also holds an empty think block.
    const written = processor.used ? processor.takeText() : piece;
    if (answer.push(written)) onFinds(ground(asked, answer));
    if (isCancelled()) {
      engine.interrupt();
      break;
    }
  }
  asked.usage?.add(processor.counts);
  answer.push(processor.takeText());
  answer.finish();
  const finds = ground(asked, answer);
  return { ...finds, issues: [...finds.issues, ...listIssues(asked, answer, processor)] };
}
