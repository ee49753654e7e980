/** What loading a model needs of storage; where storage refuses, it is as if nothing were there. */
import type { ModelFile, ModelManifest } from '../encoder/manifest';
import { totalBytes } from '../encoder/manifest';
import { findModel, finishModel, readFile, writeFile } from '../../src/storage/weights';

export interface ModelStore {
  /** The manifest of the model that was stored whole from this folder, unchecked. */
  findManifest(folder: string): Promise<unknown>;
  /** What is stored under the file's name, unchecked. */
  read(manifest: ModelManifest, file: ModelFile): Promise<ArrayBuffer | undefined>;
  /** Whether it is stored for good. */
  write(manifest: ModelManifest, file: ModelFile, data: ArrayBuffer): Promise<boolean>;
  /** All files are stored: notes that, and removes those of other versions. */
  finish(folder: string, manifest: ModelManifest): Promise<boolean>;
}

const refOf = (manifest: ModelManifest) => ({ model: manifest.id, version: manifest.version });

export const INDEXED_DB_STORE: ModelStore = {
  findManifest: async (folder) => {
    const found = await findModel(folder);
    return found.ok ? found.value?.manifest : undefined;
  },
  read: async (manifest, file) => {
    const found = await readFile(refOf(manifest), file.path);
    return found.ok ? found.value?.data : undefined;
  },
  write: async (manifest, file, data) => {
    const { bytes, sha256 } = file;
    return (await writeFile(refOf(manifest), file.path, { bytes, sha256, data })).ok;
  },
  finish: async (folder, manifest) => {
    const bytes = totalBytes(manifest);
    return (await finishModel({ ...refOf(manifest), url: folder, bytes, manifest })).ok;
  },
};
