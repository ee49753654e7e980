/** The service as fastify has it: routes, limits, how failures are said. It writes no log. */
import swagger from '@fastify/swagger';
import { fastify, type FastifyInstance } from 'fastify';
import { addBatch } from './batch-route';
import { addContentTypes } from './content-types';
import type { Context } from './context';
import { addExtract } from './extract-route';
import { addFailures, refuseConnection, refuseUnreadable } from './failures';
import { addOrigin } from './origin';
import { addOthers } from './other-routes';
import { METHODS } from './paths';

/** Bytes of a request's head: a schema of `/batch` stands in its address. */
const MOST_HEAD = 64 * 1024;

function addCounting(app: FastifyInstance, { metrics, stopping }: Context): void {
  app.addHook('onResponse', (request, reply, done) => {
    const { url = '' } = request.routeOptions;
    const route = Object.hasOwn(METHODS, url) ? url : 'other';
    metrics.request(route, request.method, reply.statusCode, reply.elapsedTime / 1000);
    // A connection that was kept for more would keep the service from ending.
    if (stopping.aborted) {
      setImmediate(() => {
        app.server.closeIdleConnections();
      });
    }
    done();
  });
}

export async function buildApp(context: Context): Promise<FastifyInstance> {
  const { settings, readers, stopping } = context;
  const app = fastify({
    logger: false,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    http: { maxHeaderSize: MOST_HEAD },
    frameworkErrors: refuseUnreadable,
    clientErrorHandler: refuseConnection,
    // What is wrong is said, not changed into something else.
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false, allErrors: false } },
  });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Chinchilla',
        version: '1.0.0',
        description:
          'Entities, relations and events of Chinese texts. Offsets are UTF-16 code units: text.slice(start, end) is the text of a mention.',
      },
    },
  });
  addContentTypes(app, settings);
  addFailures(app, readers);
  addOrigin(app, settings.allowOrigin);
  addCounting(app, context);
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (stopping.aborted) void reply.header('connection', 'close');
    done(null, payload);
  });
  addExtract(app, context);
  addBatch(app, context);
  addOthers(app, context);
  return app;
}
