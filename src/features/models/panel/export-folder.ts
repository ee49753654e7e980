/** A folder on the person's own disk to write a model into. */

/** Only Chromium has it. */
interface WithPicker {
  readonly showDirectoryPicker?: (options: {
    readonly mode: 'readwrite';
  }) => Promise<FileSystemDirectoryHandle>;
}

function picker(): WithPicker['showDirectoryPicker'] {
  return (globalThis as WithPicker).showDirectoryPicker;
}

export function canExport(): boolean {
  return picker() !== undefined;
}

/** Undefined when the person thinks better of it. */
export async function pickExportFolder(): Promise<FileSystemDirectoryHandle | undefined> {
  try {
    return await picker()?.call(globalThis, { mode: 'readwrite' });
  } catch {
    return undefined;
  }
}
