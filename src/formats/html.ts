/** HTML: one file that shows the documents with their finds, for people; nothing reads it back. */
import type { Document } from '../core/document';
import type { Format, FormatFile, Writing } from './format';
import { pageFoot, pageHead } from './html/page';
import { PageTypes } from './html/page-types';
import { SectionWriter } from './html/section';
import { PAGE_WORDS } from './html/words';

const PATH = 'chinchilla.html';

export const HTML: Format = {
  id: 'html',
  name: 'HTML',
  extensions: ['.html'],
  losses: [],
  write: (documents, { language = 'zh' }): Writing => {
    const words = PAGE_WORDS[language];
    return { [Symbol.asyncIterator]: () => writePage(documents, words), losses: () => [] };
  },
};

/** The legend comes first and counts the types of all documents, so the page is built as a whole. */
async function* writePage(
  documents: AsyncIterable<Document>,
  words: (typeof PAGE_WORDS)['zh'],
): AsyncGenerator<FormatFile> {
  const types = new PageTypes();
  const sections: string[] = [];
  for await (const document of documents) {
    sections.push(new SectionWriter(document, sections.length, types, words).html());
  }
  yield { path: PATH, content: pageHead(types.all(), words) };
  for (const content of sections) yield { path: PATH, content };
  yield { path: PATH, content: pageFoot() };
}
