/** What can go wrong, as an error with a code and a sentence in Chinese and in English. */

const SENTENCES = {
  'model-missing': {
    zh: '读不到模型文件。请检查 model 的地址。',
    en: 'A file of the model cannot be read. Check the address in `model`.',
  },
  'model-damaged': {
    zh: '模型文件与清单不符。请重新复制模型文件夹。',
    en: 'A file of the model differs from its manifest. Copy the folder of the model again.',
  },
  'schema-invalid': {
    zh: '抽取方案有错。请按所列位置修改。',
    en: 'The schema has errors. Change it at the places that are named.',
  },
  'text-invalid': { zh: '文本必须是字符串。', en: 'The text must be a string.' },
  'engine-failed': {
    zh: '模型运行失败。请关闭后重新打开抽取器。',
    en: 'The model failed while it ran. Close the extractor and open another.',
  },
  closed: {
    zh: '抽取器已关闭。请重新创建。',
    en: 'The extractor is closed. Create another.',
  },
} as const;

export type ErrorCode = keyof typeof SENTENCES;

/** The one kind of error that the library throws for an expected failure. */
export class ExtractorError extends Error {
  readonly code: ErrorCode;
  readonly zh: string;
  readonly en: string;
  readonly detail: string;

  constructor(code: ErrorCode, detail = '') {
    const { zh, en } = SENTENCES[code];
    super(detail === '' ? en : `${en} (${detail})`);
    this.name = 'ExtractorError';
    this.code = code;
    this.zh = zh;
    this.en = en;
    this.detail = detail;
  }
}

export function asExtractorError(error: unknown): ExtractorError {
  return error instanceof ExtractorError
    ? error
    : new ExtractorError('engine-failed', String(error));
}
