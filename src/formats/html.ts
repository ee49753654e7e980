/** HTML: one file that shows the documents with their finds, for people; nothing reads it back. */
import type { Document } from '../core/document';
import type { LossCounter } from './count-losses';
import type { Format, FormatFile, WriteOptions } from './format';
import { pageFoot, pageHead } from './html-page/page';
import { PageTypes } from './html-page/page-types';
import { SectionWriter } from './html-page/section';
import { PAGE_WORDS } from './html-page/words';
import { writing } from './record-format';
import { TABLE_LOSSES, tableView } from './table/table-view';

const PATH = 'chinchilla.html';

export const HTML: Format = {
  id: 'html',
  name: 'HTML',
  extensions: ['.html'],
  losses: TABLE_LOSSES,
  write: (documents, options) => writing((losses) => writePage(documents, options, losses)),
};

/** The legend comes first and counts the types of all documents, so the page is built as a whole. */
async function* writePage(
  documents: AsyncIterable<Document>,
  options: WriteOptions,
  losses: LossCounter,
): AsyncGenerator<FormatFile> {
  const words = PAGE_WORDS[options.language ?? 'zh'];
  const types = new PageTypes();
  const sections: string[] = [];
  for await (const document of documents) {
    const view = tableView(document, options, losses);
    sections.push(new SectionWriter(view, sections.length, types, words).html());
  }
  yield { path: PATH, content: pageHead(types.all(), words) };
  for (const content of sections) yield { path: PATH, content };
  yield { path: PATH, content: pageFoot() };
}
