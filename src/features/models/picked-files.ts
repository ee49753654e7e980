/** The files of a folder that a person picked. */
import type { PickedFile } from '../../engine/contract/download';

/** Paths are below the picked folder, whose own name comes first in the browser's. */
export function pickedFiles(files: readonly File[]): readonly PickedFile[] {
  return files.map((file) => {
    const path = file.webkitRelativePath.split('/').slice(1).join('/');
    return { path: path === '' ? file.name : path, file };
  });
}
