/** Why the service refuses a request or a document: a code, its HTTP status, and what to do in Chinese and English. */

export interface Sentence {
  readonly zh: string;
  readonly en: string;
}

interface Reason extends Sentence {
  readonly status: number;
}

/** `{}` is where the detail goes: a limit, a name, a place. */
const REASONS = {
  'not-found': {
    status: 404,
    zh: '没有这个地址。GET /openapi.json 列出全部地址。',
    en: 'There is no such path. GET /openapi.json lists all of them.',
  },
  'wrong-method': {
    status: 405,
    zh: '这个地址只接受 {}。',
    en: 'This path takes {} only.',
  },
  'wrong-type': {
    status: 415,
    zh: '/extract 要 application/json，/batch 要 application/x-ndjson。请设置 Content-Type。',
    en: 'Set Content-Type: application/json for /extract, application/x-ndjson for /batch.',
  },
  'not-utf8': {
    status: 400,
    zh: '内容不是 UTF-8。请先转换编码。',
    en: 'The bytes are not UTF-8. Convert them first.',
  },
  'not-json': {
    status: 400,
    zh: '内容不是 JSON。请检查引号和括号。',
    en: 'The body is not JSON. Check its quotes and brackets.',
  },
  'bad-request': {
    status: 400,
    zh: '字段不对：{}。GET /openapi.json 说明每个字段。',
    en: 'A field is at fault: {}. GET /openapi.json describes each.',
  },
  'bad-schema': {
    status: 400,
    zh: '抽取方案不能用：{}。',
    en: 'The schema cannot be used: {}.',
  },
  'unknown-preset': {
    status: 400,
    zh: '没有这个预设。可用的有：{}。',
    en: 'There is no such preset. There are: {}.',
  },
  'schema-and-preset': {
    status: 400,
    zh: 'schema 和 preset 只能给一个。',
    en: 'Give schema or preset, not both.',
  },
  'slow-body': {
    status: 408,
    zh: '请求内容在 {} 秒内没有传完。请重试。',
    en: 'The body did not arrive within {} seconds. Send it again.',
  },
  'too-large': {
    status: 413,
    zh: '超过 {} 字节。请分成几份。',
    en: 'It is longer than {} bytes. Divide it.',
  },
  'too-long': {
    status: 413,
    zh: '文本超过 {} 个字符（UTF-16）。请分成几篇。',
    en: 'The text is longer than {} characters (UTF-16). Divide it.',
  },
  'too-many-documents': {
    status: 413,
    zh: '一次最多 {} 篇文档。没有结果的文档没有读，请另发一次。',
    en: 'One batch takes {} documents. Those without a line were not read; send them again.',
  },
  'broken-line': {
    status: 400,
    zh: '这一行应为含有 "text" 的 JSON 对象：{}。',
    en: 'The line should be a JSON object with a "text": {}.',
  },
  'queue-full': {
    status: 503,
    zh: '队列已满。请按 Retry-After 的秒数稍后重试。',
    en: 'The queue is full. Try again after the seconds of Retry-After.',
  },
  timeout: {
    status: 504,
    zh: '{} 秒内没有读完。请分成几篇，或稍后重试。',
    en: 'It was not read within {} seconds. Divide the text, or try again later.',
  },
  'reader-lost': {
    status: 500,
    zh: '读这篇文档的进程两次中断。请把它分成几篇。',
    en: 'Two processes ended while reading this document. Divide it.',
  },
  crashed: {
    status: 500,
    zh: '模型读这篇文档时出错。请报告这个问题。',
    en: 'The model failed on this document. Report it.',
  },
  stopping: {
    status: 503,
    zh: '服务正在停止。没有结果的文档没有读，请稍后重发。',
    en: 'The service is stopping. Documents without a line were not read; send them again later.',
  },
  'bad-http': {
    status: 400,
    zh: '这不是可以理解的 HTTP 请求，或请求头太长。',
    en: 'This is no HTTP request that can be understood, or its head is too long.',
  },
  internal: {
    status: 500,
    zh: '服务内部出错。请报告这个问题。',
    en: 'The service failed. Report it.',
  },
} as const satisfies Readonly<Record<string, Reason>>;

export type ServeCode = keyof typeof REASONS;

export const SERVE_CODES = Object.keys(REASONS) as readonly ServeCode[];

/** As it is sent. */
export interface ServeError {
  readonly code: ServeCode;
  readonly message: Sentence;
}

export function serveError(code: ServeCode, detail: string | number = ''): ServeError {
  const { zh, en } = REASONS[code];
  const fill = (sentence: string): string => sentence.replace('{}', () => String(detail));
  return { code, message: { zh: fill(zh), en: fill(en) } };
}

export function statusOf(code: ServeCode): number {
  return REASONS[code].status;
}
