/** The bodies of requests and answers as JSON Schema: fastify checks by them and swagger describes them. */
import { SERVE_CODES } from './messages';

const string = (description: string) => ({ type: 'string', description }) as const;
const offset = (description: string) => ({ type: 'integer', minimum: 0, description }) as const;
const list = (items: object) => ({ type: 'array', items }) as const;
const object = (properties: Readonly<Record<string, object>>, required: readonly string[]) => ({
  type: 'object',
  properties,
  required,
});

const SCORE = { type: 'number', minimum: 0, maximum: 1 };
const OFFSETS = {
  type: 'string',
  enum: ['file', 'normalised'],
  description: 'file: the text keeps its line breaks; normalised: each is one line feed',
};
const PRESET = string('a schema that comes with the app, such as all-in-one or ner-general');

export const EXTRACT_BODY = {
  ...object(
    {
      id: string('repeated in the answer (default: -)'),
      text: string('what to read'),
      schema: {
        type: 'object',
        description: 'entities, relations, events, as extract --schema reads them',
      },
      preset: PRESET,
      threshold: { ...SCORE, description: 'leave out what scores below (default: 0.5)' },
      offsets: OFFSETS,
    },
    ['text'],
  ),
  additionalProperties: false,
};

export const BATCH_QUERY = {
  ...object(
    {
      schema: string('a schema as JSON'),
      preset: PRESET,
      threshold: {
        type: 'string',
        pattern: '^(?:0|1|0?\\.[0-9]+|1\\.0+)$',
        description: 'a number from 0 to 1: leave out what scores below (default: 0.5)',
      },
      offsets: OFFSETS,
    },
    [],
  ),
  additionalProperties: false,
};

/** Described, and read line by line. */
export const BATCH_BODY = {
  content: {
    'application/x-ndjson': {
      schema: { description: 'a document a line: {"id", "text"}' },
    },
  },
};

const ARGUMENT = object({ role: string('of the event'), mention: string('an id'), score: SCORE }, [
  'role',
  'mention',
]);

const EXTRACTION = object(
  {
    id: string('of the document'),
    encoding: string('utf-8'),
    offsets: OFFSETS,
    text: string('the text that the offsets count in, in UTF-16 code units'),
    mentions: list(
      object(
        {
          id: string('unique in the document'),
          type: string('of the schema'),
          start: offset('of its first code unit'),
          end: offset('after its last code unit'),
          text: string('text.slice(start, end)'),
          score: SCORE,
        },
        ['id', 'type', 'start', 'end', 'text'],
      ),
    ),
    relations: list(
      object(
        {
          type: string('of the schema'),
          head: string('the id of a mention'),
          tail: string('the id of a mention'),
          score: SCORE,
        },
        ['type', 'head', 'tail'],
      ),
    ),
    events: list(
      object(
        {
          type: string('of the schema'),
          trigger: string('the id of a mention'),
          arguments: list(ARGUMENT),
          score: SCORE,
        },
        ['type', 'trigger', 'arguments'],
      ),
    ),
    issues: list(
      object(
        {
          code: string('why'),
          detail: string('what'),
          start: offset('of the place'),
          end: offset('of the place'),
        },
        ['code', 'detail', 'start', 'end'],
      ),
    ),
  },
  ['id', 'encoding', 'offsets', 'text', 'mentions', 'relations', 'events', 'issues'],
);

const ERROR = object(
  {
    error: object(
      {
        code: { type: 'string', enum: SERVE_CODES },
        message: object({ zh: string('中文'), en: string('English') }, ['zh', 'en']),
      },
      ['code', 'message'],
    ),
  },
  ['error'],
);

const HEALTH = object(
  {
    ready: { type: 'boolean' },
    stopping: { type: 'boolean' },
    model: {
      ...object({ id: string('of the model'), version: string('of the model') }, ['id', 'version']),
      type: ['object', 'null'],
    },
    readers: offset('processes whose model is open'),
    waiting: offset('documents in the queue'),
  },
  ['ready', 'stopping', 'model', 'readers', 'waiting'],
);

const answer = (description: string, type: string, schema: object) => ({
  description,
  content: { [type]: { schema } },
});

const refused = answer('refused or failed; the code says why', 'application/json', ERROR);

export const EXTRACT_ANSWER = {
  200: answer('the line that extract prints', 'application/json', EXTRACTION),
  '4xx': refused,
  '5xx': refused,
};

export const BATCH_ANSWER = {
  200: answer(
    'a line a document, as each is done: the line of extract, or {"id", "error"}. A last line without an id says why the others have none',
    'application/x-ndjson',
    string('JSON lines'),
  ),
  '4xx': refused,
  '5xx': refused,
};

export const HEALTH_ANSWER = {
  200: answer('documents are read', 'application/json', HEALTH),
  503: answer('not yet, or not any more', 'application/json', HEALTH),
};

export const METRICS_ANSWER = {
  200: answer('in the text format of Prometheus', 'text/plain', string('metrics')),
};

export const OPENAPI_ANSWER = {
  200: answer('this description', 'application/json', { type: 'object' }),
};
