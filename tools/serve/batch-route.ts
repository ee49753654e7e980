/** `POST /batch`: JSON lines in, JSON lines out, streamed. */
import { once, setMaxListeners } from 'node:events';
import { PassThrough } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { OffsetBase } from '../extract/options';
import type { Question } from '../extract/result-line';
import type { Source } from '../extract/source';
import { readBatch } from './batch';
import { chunksOf } from './batch-input';
import { LINES_TYPE, onlyType } from './content-types';
import type { Context } from './context';
import { goneOf } from './gone';
import type { Outcome } from './job';
import { linesOf } from '../byte-lines';
import { readQuestion, type Wanted } from './question';
import { BATCH_ANSWER, BATCH_BODY, BATCH_QUERY } from './schemas';
import { maxBytes } from './settings';

/** As BATCH_QUERY has it. */
interface Query {
  readonly schema?: string;
  readonly preset?: string;
  readonly threshold?: string;
  readonly offsets?: OffsetBase;
}

/** How long a client may go on sending after its answer has ended, in milliseconds. */
const LINGER = 5000;

function wantedOf({ threshold, ...others }: Query): Wanted {
  return threshold === undefined ? others : { ...others, threshold: Number(threshold) };
}

/** Where the lines go; waits where the client does not read them. */
function writerOf(out: PassThrough): (line: string) => Promise<void> {
  return async (line) => {
    if (out.destroyed || out.write(line)) return;
    const heard = new AbortController();
    const { signal } = heard;
    await Promise.race([once(out, 'drain', { signal }), once(out, 'close', { signal })]);
    heard.abort();
  };
}

async function runBatch(
  { settings, readers, metrics, stopping }: Context,
  question: Question,
  request: FastifyRequest,
  reply: FastifyReply,
  out: PassThrough,
): Promise<void> {
  const gone = goneOf(reply.raw);
  const over = AbortSignal.any([gone, stopping]);
  setMaxListeners(0, over, out);
  const most = maxBytes(settings);
  const read = async (source: Source): Promise<Outcome> => {
    const outcome = await readers.read({ source, question, gone, waitCounts: false });
    if (outcome.ok) metrics.read(outcome.value);
    return outcome;
  };
  await readBatch({
    ...settings,
    maxBytes: most,
    lines: linesOf(chunksOf(request.raw, over), most),
    // One more than are read, so that no reader waits for the network.
    atOnce: settings.workers + 1,
    room: () => readers.room(over),
    read,
    write: writerOf(out),
    over,
    failed: (code) => {
      metrics.failed(code);
    },
  });
}

export function addBatch(app: FastifyInstance, context: Context): void {
  const schema = {
    summary: 'Read many documents',
    querystring: BATCH_QUERY,
    body: BATCH_BODY,
    response: BATCH_ANSWER,
  };
  app.post('/batch', { schema, onRequest: onlyType(LINES_TYPE) }, (request, reply) => {
    const question = readQuestion(wantedOf(request.query as Query), context.settings.schema);
    if (!question.ok) throw question.error;
    const out = new PassThrough();
    void reply.type(LINES_TYPE).send(out);
    runBatch(context, question.value, request, reply, out).then(
      () => {
        out.end();
      },
      (error: unknown) => {
        out.destroy(error instanceof Error ? error : undefined);
      },
    );
    reply.raw.once('finish', () => {
      if (request.raw.complete) return;
      setTimeout(() => request.raw.destroy(), LINGER).unref();
    });
    return reply;
  });
}
