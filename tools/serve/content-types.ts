/** The types of bodies: JSON and JSON lines, no others, so that a form of a page of somebody else is refused. */
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { readBody } from './body';
import { Refusal } from './refusal';
import { maxBytes, type Settings } from './settings';

export const JSON_TYPE = 'application/json';
export const LINES_TYPE = 'application/x-ndjson';

/** A hook that refuses bodies of other types. */
export function onlyType(type: string): (request: FastifyRequest) => Promise<void> {
  return (request) => {
    const [given = ''] = (request.headers['content-type'] ?? '').split(';');
    if (given.trim().toLowerCase() === type) return Promise.resolve();
    return Promise.reject(new Refusal('wrong-type'));
  };
}

export function addContentTypes(app: FastifyInstance, settings: Settings): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(JSON_TYPE, (_request: FastifyRequest, payload: IncomingMessage) =>
    readBody(payload, maxBytes(settings), settings.timeoutSeconds),
  );
  // Read by its route, line by line.
  app.addContentTypeParser(LINES_TYPE, (_request, _payload, done) => {
    done(null, null);
  });
}
