/** Which bytes of a model are which graph, for the processor and for the graphics card. */
import type { GraphFile, GraphOptions } from './graph';
import type { ModelFile, ModelManifest } from './manifest';

type Provider = GraphOptions['provider'];

export interface GraphFiles {
  readonly bytesOf: (role: string) => Uint8Array;
  /** With the file that it reads weights from, if any; on a graphics card the graph in floating point. */
  readonly graphOf: (role: string, provider: Provider) => GraphFile;
}

/** Role of the graph in floating point that goes with an 8-bit one. */
function floatRole(role: string): string {
  return `${role}-float`;
}

function findFile(manifest: ModelManifest, role: string): ModelFile | undefined {
  return manifest.files.find((file) => file.role === role);
}

/** Older models have no graphs for it. */
export function suitsGraphics(manifest: ModelManifest): boolean {
  return ['encoder', 'child'].every((role) => findFile(manifest, floatRole(role)) !== undefined);
}

/** `files` by path in the manifest; a role that is not there is a mistake of the caller and throws. */
export function graphFiles(
  manifest: ModelManifest,
  files: ReadonlyMap<string, Uint8Array>,
): GraphFiles {
  const bytesAt = (path: string): Uint8Array => {
    const data = files.get(path);
    if (data === undefined) throw new Error(`the model's ${path} is missing`);
    return data;
  };
  const find = (role: string): ModelFile => {
    const file = findFile(manifest, role);
    if (file === undefined) throw new Error(`the manifest has no ${role} file`);
    return file;
  };
  return {
    bytesOf: (role) => bytesAt(find(role).path),
    graphOf: (role, provider) => {
      const file = find(provider === 'wasm' ? role : floatRole(role));
      // Manifests of before 1.0 do not say that a graph in floating point has no weights of its own.
      const weights = file.weights ?? (provider === 'wasm' ? undefined : find(role).path);
      const bytes = bytesAt(file.path);
      return weights === undefined
        ? { bytes }
        : { bytes, weights: { path: weights, data: bytesAt(weights) } };
    },
  };
}
