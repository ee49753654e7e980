/** `POST /extract`: one document, answered by the line that `extract` prints of it. */
import type { FastifyInstance } from 'fastify';
import type { OffsetBase } from '../extract/options';
import { sourceOfText } from '../extract/source';
import type { Context } from './context';
import { onlyType, JSON_TYPE } from './content-types';
import { goneOf } from './gone';
import { readQuestion, type Wanted } from './question';
import { Refusal } from './refusal';
import { EXTRACT_ANSWER, EXTRACT_BODY } from './schemas';

/** As EXTRACT_BODY has it. */
interface Body {
  readonly id?: string;
  readonly text: string;
  readonly schema?: object;
  readonly preset?: string;
  readonly threshold?: number;
  readonly offsets?: OffsetBase;
}

/** The id of standard input. */
const NO_ID = '-';

function wantedOf({ schema, preset, threshold, offsets }: Body): Wanted {
  return {
    ...(schema === undefined ? {} : { schema: JSON.stringify(schema) }),
    ...(preset === undefined ? {} : { preset }),
    ...(threshold === undefined ? {} : { threshold }),
    ...(offsets === undefined ? {} : { offsets }),
  };
}

export function addExtract(app: FastifyInstance, context: Context): void {
  const { settings, readers, metrics } = context;
  app.post(
    '/extract',
    {
      schema: { summary: 'Read one document', body: EXTRACT_BODY, response: EXTRACT_ANSWER },
      onRequest: onlyType(JSON_TYPE),
    },
    async (request, reply) => {
      const body = request.body as Body;
      const { id = NO_ID, text } = body;
      if (text.length > settings.maxCharacters) {
        throw new Refusal('too-long', settings.maxCharacters);
      }
      const question = readQuestion(wantedOf(body), settings.schema);
      if (!question.ok) throw question.error;
      const outcome = await readers.read({
        source: sourceOfText(id, text),
        question: question.value,
        gone: goneOf(reply.raw),
        waitCounts: true,
      });
      if (outcome.ok) {
        metrics.read(outcome.value);
        return reply.type(JSON_TYPE).send(`${outcome.value.line}\n`);
      }
      metrics.failed(outcome.error);
      // Nobody reads it; the status is that of other servers' logs.
      if (outcome.error === 'gone') return reply.code(499).send('');
      throw new Refusal(outcome.error, settings.timeoutSeconds);
    },
  );
}
