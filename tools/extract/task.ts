/** What one run of `extract` is to do, and where its lines go. */
import type { Instructions } from '../../src/answer/instruction/question';
import type { ExtractOptions } from './options';
import { openOutput } from './output';
import { Progress } from './progress';
import type { Answer, Question } from './result-line';

/** Said where a person ended the run. */
export const STOPPED = 'stopped; with -o, the same command goes on';

export interface Task {
  readonly options: ExtractOptions;
  readonly question: Question;
  /** What a large model is told. */
  readonly instructions: Instructions;
}

export interface Lines {
  /** Ids whose result is there already. */
  readonly done: ReadonlySet<string>;
  readonly take: (answer: Answer) => void;
  /** The exit code. */
  end(): number;
}

/** Repairs the output file, so only once the engine is open. */
export function openLines({ output: file }: ExtractOptions): Lines {
  const output = openOutput(file);
  const progress = new Progress(output.done.size, file !== undefined);
  return {
    done: output.done,
    take: (answer) => {
      output.write(answer.line);
      progress.add(answer);
    },
    end: () => {
      progress.end();
      return progress.failed > 0 ? 1 : 0;
    },
  };
}
