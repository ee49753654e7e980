/** One of the processes of `extract --workers`: a model, and a document at a time. */
import { openModel } from '../model';
import type { ToReader } from './pool';
import { readWith } from './read-with';
import { answerFor, type Answer, type Question, type ReadText } from './result-line';

let reading: { readonly read: ReadText; readonly question: Question } | undefined;

function send(message: Answer | 'ready'): void {
  process.send?.(message);
}

async function handle(message: ToReader): Promise<void> {
  if ('begin' in message) {
    const { model, question } = message.begin;
    reading = { read: readWith(await openModel(model), question.schema), question };
    send('ready');
  } else if (reading !== undefined) {
    send(await answerFor(reading.read, message.source, reading.question));
  }
}

process.on('message', (message: ToReader) => {
  void handle(message).catch((error: unknown) => {
    console.error(error);
    process.exit(1);
  });
});
process.on('disconnect', () => {
  process.exit(0);
});
