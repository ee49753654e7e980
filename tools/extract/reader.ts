/** One of the processes of `extract --workers`: a model, and a document at a time. */
import type { Encoder } from '../../worker/encoder/encoder';
import { openModel } from '../model';
import type { ToReader } from './pool';
import { answerFor, type Answer, type Question } from './result-line';

let reading: { readonly encoder: Encoder; readonly question: Question } | undefined;

function send(message: Answer | 'ready'): void {
  process.send?.(message);
}

async function handle(message: ToReader): Promise<void> {
  if ('begin' in message) {
    const { model, question } = message.begin;
    reading = { encoder: await openModel(model), question };
    send('ready');
  } else if (reading !== undefined) {
    send(await answerFor(reading.encoder, message.source, reading.question));
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
