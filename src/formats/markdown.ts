/** Markdown for people to read: the text of each document and tables of what was found. */
import type { Document } from '../core/document';
import { titleOf } from '../core/document';
import type { LossCounter } from './count-losses';
import { ExportView } from './export-view';
import type { Format, FormatFile, Language, WriteOptions } from './format';
import { provenanceOf } from './provenance';
import { writing } from './record-format';

const WORDS = {
  zh: {
    mentions: ['实体', '类型', '文本', '起', '止', '得分'],
    relations: ['关系', '主体', '关系', '客体', '得分'],
    events: ['事件', '类型', '触发词', '角色', '论元', '得分'],
  },
  en: {
    mentions: ['Entities', 'type', 'text', 'start', 'end', 'score'],
    relations: ['Relations', 'head', 'relation', 'tail', 'score'],
    events: ['Events', 'type', 'trigger', 'role', 'argument', 'score'],
  },
} as const satisfies Record<Language, unknown>;

export const MARKDOWN: Format = {
  id: 'markdown',
  name: 'Markdown',
  extensions: ['.md'],
  losses: [
    'no-notes',
    'no-attributes',
    'no-pieces',
    'no-deleted',
    'no-rejected',
    'inside-character',
  ],
  write: (documents, options) => writing((losses) => writeAll(documents, options, losses)),
};

async function* writeAll(
  documents: AsyncIterable<Document>,
  options: WriteOptions,
  losses: LossCounter,
): AsyncGenerator<FormatFile> {
  for await (const document of documents) {
    const view = new ExportView(document, losses, {
      ...options,
      keeps: ['no-scores', 'no-states'],
    });
    yield { path: 'chinchilla.md', content: section(view, options.language ?? 'zh') };
  }
}

function section(view: ExportView, language: Language): string {
  const { relations, events } = view.extraction;
  const words = WORDS[language];
  const textOf = (id: string): string => view.mention(id)?.text ?? '';
  const score = (item: { readonly id?: string; readonly score?: number }): string => {
    const { state, score: value } = provenanceOf(view.document, item);
    return state === 'accepted' ? '✓' : (value?.toFixed(2) ?? '');
  };
  const entityRows = view
    .spans()
    .map(({ mention, span }) => [
      mention.type,
      mention.text,
      String(span.start),
      String(span.end),
      score(mention),
    ]);
  const relationRows = relations.map((item) => [
    textOf(item.head),
    item.type,
    textOf(item.tail),
    score(item),
  ]);
  const eventRows = events.flatMap((event) => [
    [event.type, textOf(event.trigger), '', '', score(event)],
    ...event.arguments.map((part) => ['', '', part.role, textOf(part.mention), score(part)]),
  ]);
  const title = titleOf(view.document);
  return [
    `## ${title === '' ? plain(view.document.id) : plain(title)}`,
    quoted(view.text),
    ...table(words.mentions, entityRows),
    ...table(words.relations, relationRows),
    ...table(words.events, eventRows),
    '',
  ].join('\n\n');
}

function table(
  [name, ...columns]: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]): string => `| ${cells.map(plain).join(' | ')} |`;
  const rule = `|${columns.map(() => ' --- |').join('')}`;
  return [`### ${name ?? ''}`, [line(columns), rule, ...rows.map(line)].join('\n')];
}

/** As a quote of paragraphs; nothing in it is taken for markup. */
function quoted(text: string): string {
  const lines = text.split(/\r\n|\r|\n/u);
  return lines.map((line) => `> ${plain(line)}`.trimEnd()).join('  \n');
}

/** One line without markup, and without marks that turn the direction of what follows. */
function plain(text: string): string {
  return text
    .replaceAll(/[\r\n\t]+/gu, ' ')
    .replaceAll(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .replaceAll(/[\\`*_{}[\]<>()#+.!|~$&-]/gu, '\\$&');
}
