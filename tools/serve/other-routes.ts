/** What is asked about the service itself: health, metrics, its description. */
import type { FastifyInstance } from 'fastify';
import { JSON_TYPE } from './content-types';
import type { Context } from './context';
import { HEALTH_ANSWER, METRICS_ANSWER, OPENAPI_ANSWER } from './schemas';

function addHealth(app: FastifyInstance, { readers, stopping }: Context): void {
  const schema = { summary: 'Whether documents are read', response: HEALTH_ANSWER };
  app.get('/health', { schema }, (_request, reply) => {
    const health = {
      ready: readers.open > 0 && !stopping.aborted,
      stopping: stopping.aborted,
      model: readers.model ?? null,
      readers: readers.open,
      waiting: readers.waiting,
    };
    const status = health.ready ? 200 : 503;
    return reply.code(status).type(JSON_TYPE).send(JSON.stringify(health));
  });
}

function addMetrics(app: FastifyInstance, { metrics: { registry } }: Context): void {
  const schema = { summary: 'Numbers for Prometheus', response: METRICS_ANSWER };
  app.get('/metrics', { schema }, async (_request, reply) => {
    const numbers = await registry.metrics();
    return reply.type(registry.contentType).send(numbers);
  });
}

export function addOthers(app: FastifyInstance, context: Context): void {
  addHealth(app, context);
  addMetrics(app, context);
  const schema = { summary: 'This description', response: OPENAPI_ANSWER };
  app.get('/openapi.json', { schema }, (_request, reply) =>
    reply.type(JSON_TYPE).send(JSON.stringify(app.swagger())),
  );
}
