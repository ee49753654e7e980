/** Neo4j: nodes and relations as CSV for its importer. The same text of the same type is one node. */
import type { Document } from '../core/document';
import type { LossCounter } from './count-losses';
import { ExportView } from './export-view';
import type { Format, FormatFile, WriteOptions } from './format';
import { Graph } from './neo4j/graph';
import { writing } from './record-format';

export const NEO4J: Format = {
  id: 'neo4j',
  name: 'Neo4j CSV',
  extensions: ['.csv'],
  folder: true,
  losses: [
    'no-places',
    'no-notes',
    'no-attributes',
    'no-pieces',
    'no-deleted',
    'no-rejected',
    'no-states',
  ],
  write: (documents, options) => writing((losses) => writeGraph(documents, options, losses)),
};

/** Memory holds every node and every relation once, with its counts. */
async function* writeGraph(
  documents: AsyncIterable<Document>,
  { only }: WriteOptions,
  losses: LossCounter,
): AsyncGenerator<FormatFile> {
  const graph = new Graph();
  for await (const document of documents) {
    const view = new ExportView(document, losses, {
      keeps: ['no-scores'],
      ...(only === undefined ? {} : { only }),
    });
    const merged = graph.add(view.extraction);
    view.lose(
      'no-places',
      'places in the text are not kept; mentions with one name are one node',
      merged,
    );
  }
  yield { path: 'nodes.csv', content: csv(graph.nodes()) };
  yield { path: 'relations.csv', content: csv(graph.relations()) };
}

function csv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\n`).join('');
}

/** The importer reads a field on one line only, unless it is told otherwise. */
function cell(text: string): string {
  const line = text.replaceAll(/[\r\n]+/gu, ' ');
  return /[",]|^\s|\s$/u.test(line) ? `"${line.replaceAll('"', '""')}"` : line;
}
