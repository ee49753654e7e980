/** Every failure as `{"error": {code, message: {zh, en}}}`: what we refuse, what fastify refuses, what is no HTTP. */
import type { Socket } from 'node:net';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { JSON_TYPE } from './content-types';
import { serveError } from './messages';
import { methodsOf } from './paths';
import type { Readers } from './readers';
import { Refusal } from './refusal';

const OF_FASTIFY: Readonly<Record<string, 'wrong-type' | 'bad-http'>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'wrong-type',
  FST_ERR_BAD_URL: 'bad-http',
};

/** A text may stand in the message of an error: only where it happened is said. */
function sayFault(error: Error): void {
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /u.test(line));
  console.error([`a request failed: ${error.name}`, ...places].join('\n'));
}

function refusalOf(error: FastifyError | Refusal): Refusal {
  if (error instanceof Refusal) return error;
  if (error.validation !== undefined) return new Refusal('bad-request', error.message);
  const code = OF_FASTIFY[error.code];
  if (code !== undefined) return new Refusal(code);
  sayFault(error);
  return new Refusal('internal');
}

function send(reply: FastifyReply, { statusCode, body }: Refusal): FastifyReply {
  return reply.code(statusCode).type(JSON_TYPE).send(JSON.stringify(body));
}

/** For addresses that cannot be read: there is no route yet. */
export function refuseUnreadable(
  error: FastifyError,
  _request: FastifyRequest,
  reply: FastifyReply,
): void {
  void send(reply, refusalOf(error));
}

export function addFailures(app: FastifyInstance, readers: Readers): void {
  app.setErrorHandler((error: FastifyError | Refusal, request, reply) => {
    // Nobody is there who could read it.
    if (request.raw.errored !== null && request.raw.destroyed) return reply.code(499).send('');
    const refusal = refusalOf(error);
    if (refusal.code === 'queue-full') void reply.header('retry-after', readers.retryAfter);
    return send(reply, refusal);
  });
  app.setNotFoundHandler((request, reply) => {
    const methods = methodsOf(request.url);
    if (methods === undefined) return send(reply, new Refusal('not-found'));
    const allowed = methods.join(', ');
    return send(reply.header('allow', allowed), new Refusal('wrong-method', allowed));
  });
}

/** What never became a request. */
export function refuseConnection(_error: Error, socket: Socket): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const body = JSON.stringify({ error: serveError('bad-http') });
  const head = [
    'HTTP/1.1 400 Bad Request',
    `content-type: ${JSON_TYPE}`,
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
