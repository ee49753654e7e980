/** A file that a person picked, dropped or pasted, before it is read. */

export interface PickedFile {
  /** Relative, with slashes; inside an archive after the archive's own path and `/`. */
  readonly path: string;
  readonly blob: Blob;
}
