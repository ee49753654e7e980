/** Reads the marked texts: `{words/TYPE#key}` in the text, then rows of relations and events between keys. */
import type { AnnotatedDocument, EventArgument } from '../../src/core/extraction';
import { err, ok } from '../../src/core/result';
import type { Result } from '../../src/core/result';
import type { RelationType } from '../../src/core/schema';
import { DocumentBuilder } from '../../src/formats/document-builder';
import { splitRecords } from '../../src/formats/records';

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['P', '人名'],
  ['L', '地名'],
  ['O', '机构名'],
]);

interface Span {
  readonly start: number;
  readonly end: number;
}

interface Mark extends Span {
  readonly type: string;
  readonly key: string | undefined;
}

interface MarkedText {
  readonly text: string;
  readonly marks: readonly Mark[];
}

/** `== id title` begins a text, `#` a comment. The error says the line. */
export function readMarkedTexts(
  content: string,
  relations: readonly RelationType[],
): Result<readonly AnnotatedDocument[], string> {
  const documents: AnnotatedDocument[] = [];
  let lines: { readonly line: number; readonly text: string }[] = [];
  const rows = splitRecords(content).filter(({ text }) => !text.startsWith('# '));
  for (const row of [...rows, { line: 0, text: '== end' }]) {
    if (!row.text.startsWith('== ')) {
      lines.push(row);
      continue;
    }
    const [head, ...body] = lines;
    if (head !== undefined) {
      const document = toDocument(head.text.split(' ')[1] ?? '', body, relations);
      if (!document.ok) return document;
      documents.push(document.value);
    }
    lines = [row];
  }
  return ok(documents);
}

function toDocument(
  id: string,
  rows: readonly { readonly line: number; readonly text: string }[],
  relations: readonly RelationType[],
): Result<AnnotatedDocument, string> {
  const isLink = (row: string): boolean => /^[RE] /u.test(row);
  const marked = readMarks(
    rows
      .filter(({ text }) => !isLink(text))
      .map(({ text }) => text)
      .join('\n'),
  );
  if (!marked.ok) return err(`${id}: ${marked.error}`);
  const builder = new DocumentBuilder(marked.value.text);
  const spans = new Map<string, Span>();
  for (const { type, key, start, end } of marked.value.marks) {
    const entity = ENTITIES.get(type);
    if (entity !== undefined) builder.add(entity, start, end);
    if (key !== undefined && spans.has(key)) return err(`${id}: key ${key} twice`);
    if (key !== undefined) spans.set(key, { start, end });
  }
  for (const { line, text } of rows.filter((row) => isLink(row.text))) {
    if (!addLink(builder, text.split(' '), spans, relations)) return err(`line ${line}: ${text}`);
  }
  return ok(builder.build(id));
}

/** Braces nest. */
function readMarks(content: string): Result<MarkedText, string> {
  const open: number[] = [];
  const marks: Mark[] = [];
  let text = '';
  for (const [part, type, key] of content.matchAll(/\{|\/([A-Z]?)(?:#(\w+))?\}|[^{/}]+|./gu)) {
    const start = type === undefined ? undefined : open.pop();
    if (part === '{') open.push(text.length);
    else if (type === undefined) text += part;
    else if (start === undefined || start === text.length)
      return err(`nothing is marked by ${part}`);
    else marks.push({ type, key, start, end: text.length });
  }
  return open.length === 0 ? ok({ text, marks }) : err('a brace is not closed');
}

/** False where a key or a predicate is not known, or the row is another. */
function addLink(
  builder: DocumentBuilder,
  [kind, name = '', ...ends]: readonly string[],
  spans: ReadonlyMap<string, Span>,
  relations: readonly RelationType[],
): boolean {
  const [first = '', ...rest] = ends;
  if (kind === 'E') return addEvent(builder, name, first, rest, spans);
  const type = relations.find((relation) => relation.name === name);
  const head = spans.get(first);
  const tail = spans.get(rest[0] ?? '');
  if (type === undefined || head === undefined || tail === undefined || rest.length > 1)
    return false;
  builder.relate(
    name,
    builder.add(type.head, head.start, head.end),
    builder.add(type.tail, tail.start, tail.end),
  );
  return true;
}

function addEvent(
  builder: DocumentBuilder,
  type: string,
  triggerKey: string,
  rows: readonly string[],
  spans: ReadonlyMap<string, Span>,
): boolean {
  const trigger = spans.get(triggerKey);
  if (trigger === undefined) return false;
  const args: EventArgument[] = [];
  for (const row of rows) {
    const [role = '', key = ''] = row.split('=');
    const span = spans.get(key);
    if (span === undefined) return false;
    args.push({ role, mention: builder.add(role, span.start, span.end) });
  }
  builder.addEvent(type, builder.add(type, trigger.start, trigger.end), args);
  return true;
}
