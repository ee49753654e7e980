/** A process that reads for `extract --workers` and `serve`: a model, and a document at a time. */
import type { Encoder } from '../../worker/encoder/encoder';
import { openModel } from '../model';
import type { FromReader, ToReader } from './reader-messages';
import { readWith } from './read-with';
import { answerFor } from './result-line';

let encoder: Encoder | undefined;

function send(message: FromReader): void {
  process.send?.(message);
}

async function handle(message: ToReader): Promise<void> {
  if ('open' in message) {
    encoder = await openModel(message.open.model);
    const { id, version } = encoder.manifest;
    send({ opened: { id, version } });
  } else if (encoder !== undefined) {
    const { source, question } = message.read;
    const answer = await answerFor(readWith(encoder, question.schema), source, question);
    send({ answer, resident: process.memoryUsage.rss() });
  }
}

process.on('message', (message: ToReader) => {
  void handle(message).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  });
});
// A terminal sends it to all processes of a run; the one that hands out documents ends this one.
process.on('SIGINT', () => undefined);
process.on('disconnect', () => {
  process.exit(0);
});
