/** A refusal on its way to the handler of errors, which is where fastify takes them from. */
import { serveError, statusOf, type ServeCode, type ServeError } from './messages';

export class Refusal extends Error {
  readonly code: ServeCode;
  readonly statusCode: number;
  readonly body: { readonly error: ServeError };

  constructor(code: ServeCode, detail?: string | number) {
    super(code);
    this.code = code;
    this.statusCode = statusOf(code);
    this.body = { error: serveError(code, detail) };
  }
}
