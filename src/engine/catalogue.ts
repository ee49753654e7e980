/** The models that can be loaded, as data. */

export interface CatalogueEntry {
  readonly id: string;
  /** `encoder`: span scores over labels, run by ONNX Runtime Web. */
  readonly kind: 'encoder';
  /** The folder of its manifest, relative to the site's root. */
  readonly path: string;
}

export const DEFAULT_MODEL = 'chinchilla-mini';

const CATALOGUE: readonly CatalogueEntry[] = [
  { id: DEFAULT_MODEL, kind: 'encoder', path: 'models/chinchilla-mini/' },
];

export function findModelEntry(id: string): CatalogueEntry | undefined {
  return CATALOGUE.find((entry) => entry.id === id);
}
