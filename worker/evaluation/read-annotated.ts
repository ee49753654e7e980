/** Annotated documents of given files in any format that can be read, workspace files among them. */
import { shownOf } from '../../src/core/document';
import type { AnnotatedDocument } from '../../src/core/extraction';
import type { PickedFile } from '../../src/core/file/picked-file';
import type { FormatFailure, Loss } from '../../src/formats/format';
import { readGivenFiles } from '../../src/formats/read-given-files';
import { textOfBlob } from '../text-of-blob';
import { readWorkspace } from './read-workspace';

export interface Annotated {
  readonly documents: readonly AnnotatedDocument[];
  /** In English, with file and line. */
  readonly problems: readonly string[];
}

export async function readAnnotated(files: readonly PickedFile[]): Promise<Annotated> {
  let ids = 0;
  const options = { now: 0, newId: () => `c${(ids += 1)}` };
  const report = { failures: [] as FormatFailure[], losses: [] as Loss[] };
  const documents: AnnotatedDocument[] = [];
  const problems: string[] = [];
  const given: (PickedFile & { readonly place: string })[] = [];
  for (const file of files) {
    const workspace = await readWorkspace(file);
    if (workspace === undefined) given.push({ ...file, place: file.path });
    else {
      documents.push(...workspace.documents);
      problems.push(...workspace.problems);
    }
  }
  for await (const document of readGivenFiles('auto', given, textOfBlob, options, report)) {
    const { id, text } = document;
    documents.push({ id, text, extraction: shownOf(document).extraction });
  }
  const failures = report.failures.map(
    ({ file, line, reason }) => `${file}${line === undefined ? '' : `:${line}`}: ${reason}`,
  );
  const losses = report.losses.map(({ count, detail }) => `${detail} × ${count}`);
  return { documents, problems: [...problems, ...failures, ...losses] };
}
