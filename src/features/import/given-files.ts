/** What a person picked, dropped or pasted as files with paths. */
import type { PickedFile } from '../../files/file-document';

/** `webkitRelativePath` is set where a folder was picked. */
export function pickedFiles(files: Iterable<File>): readonly PickedFile[] {
  return Array.from(files, (file) => ({
    path: file.webkitRelativePath === '' ? file.name : file.webkitRelativePath,
    blob: file,
  })).filter(({ path }) => !isHidden(path));
}

function isHidden(path: string): boolean {
  return path.split('/').some((part) => part.startsWith('.'));
}

/** What was dropped, with the files of folders; the entries were taken while the event lasted. */
export async function droppedFiles(
  files: readonly File[],
  entries: readonly FileSystemEntry[],
): Promise<readonly PickedFile[]> {
  if (!entries.some(({ isDirectory }) => isDirectory)) return pickedFiles(files);
  const found: PickedFile[] = [];
  for (const entry of entries) await collect(entry, found);
  return found.filter(({ path }) => !isHidden(path));
}

async function collect(entry: FileSystemEntry, found: PickedFile[]): Promise<void> {
  const path = entry.fullPath.replace(/^\//u, '');
  if (entry.isFile) {
    const blob = await new Promise<File | undefined>((resolve) => {
      (entry as FileSystemFileEntry).file(resolve, () => {
        resolve(undefined);
      });
    });
    // One that vanished is shown as an empty file.
    found.push({ path, blob: blob ?? new Blob([]) });
  } else {
    for (const inner of await childrenOf(entry as FileSystemDirectoryEntry)) {
      await collect(inner, found);
    }
  }
}

/** Browsers give the entries of a folder a hundred at a time. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const children: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<readonly FileSystemEntry[]>((resolve) => {
      reader.readEntries(resolve, () => {
        resolve([]);
      });
    });
    if (some.length === 0) return children.toSorted((a, b) => (a.name < b.name ? -1 : 1));
    children.push(...some);
  }
}

/** Files, else a table of a spreadsheet as rows, else formatted text, else text. `name`: of what is no file. */
export function pastedFiles(
  data: Pick<DataTransfer, 'files' | 'getData'>,
  name: string,
): readonly PickedFile[] {
  const [html, text] = [data.getData('text/html'), data.getData('text/plain')];
  const files = [...data.files];
  // A spreadsheet puts a picture of what was copied beside its text.
  const pictures = files.every(({ type }) => type.startsWith('image/'));
  if (files.length > 0 && (!pictures || html + text === '')) return pickedFiles(files);
  const file = (extension: string, content: string): readonly PickedFile[] => [
    { path: `${name}.${extension}`, blob: new Blob([content]) },
  ];
  if (isSheet(html, text)) return file('tsv', text);
  if (html !== '') return file('html', html);
  return text === '' ? [] : file('txt', text);
}

/** Cells that were copied from a spreadsheet come as a table, and as lines with tabs. */
function isSheet(html: string, text: string): boolean {
  return (
    /<table/iu.test(html) &&
    text
      .trim()
      .split('\n')
      .every((line) => line.includes('\t'))
  );
}
