/** The one origin whose pages may ask, where one is given; without it no page may read an answer. */
import type { FastifyInstance } from 'fastify';
import { methodsOf } from './paths';

export function addOrigin(app: FastifyInstance, origin: string | undefined): void {
  if (origin === undefined) return;
  app.addHook('onRequest', async (request, reply) => {
    void reply.header('vary', 'origin');
    if (request.headers.origin !== origin) return;
    void reply.header('access-control-allow-origin', origin);
    void reply.header('access-control-expose-headers', 'retry-after');
    const methods = methodsOf(request.url);
    if (request.method !== 'OPTIONS' || methods === undefined) return;
    await reply
      .code(204)
      .header('access-control-allow-methods', methods.join(', '))
      .header('access-control-allow-headers', 'content-type')
      .send();
  });
}
