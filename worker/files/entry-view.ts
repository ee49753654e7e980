/** An entry as the preview shows it. */
import { titleOf } from '../../src/core/document';
import type { ContentView, DocumentsView, EntryView } from '../../src/files/contract';
import { TypeCounter } from '../../src/files/merge/types';
import type { ReadEntry } from '../../src/files/read/entry';

export function entryView(id: number, entry: ReadEntry): EntryView {
  const { file, size, problems, losses } = entry;
  return { id, file, size, problems, losses, content: contentView(entry) };
}

function contentView({ content }: ReadEntry): ContentView {
  switch (content.kind) {
    case 'failed':
      return content;
    case 'texts':
      return { kind: 'texts', ...documentsView(content.documents) };
    case 'table': {
      const { source, preview } = content;
      const part = source.part === undefined ? {} : { part: source.part };
      return { kind: 'table', preview, ...part };
    }
    case 'annotated': {
      const { format, documents } = content;
      const counter = new TypeCounter();
      for (const document of documents) counter.add(document);
      return {
        kind: 'annotated',
        format,
        counts: counter.counts(),
        types: counter.types(),
        predicted: documents.some(({ predictions }) => predictions !== undefined),
        ...documentsView(documents),
      };
    }
  }
}

function documentsView(
  documents: readonly {
    readonly text: string;
    readonly source?: { readonly pages?: readonly unknown[] } | undefined;
  }[],
): DocumentsView {
  const [first] = documents;
  const pages = first?.source?.pages?.length;
  return {
    documents: documents.length,
    length: documents.reduce((sum, { text }) => sum + text.length, 0),
    first: titleOf({ title: '', text: first?.text ?? '' }),
    ...(pages === undefined ? {} : { pages }),
  };
}
