/** Which bytes of a model are which graph, for the processor and for the graphics card. */
import type { GraphFile, GraphOptions } from './graph';
import type { ModelFile, ModelManifest } from './manifest';

type Provider = GraphOptions['provider'];

export interface GraphFiles {
  readonly bytesOf: (role: string) => Uint8Array;
  /** On the graphics card the same weights, read from the 8-bit file by a graph in floating point. */
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
  const find = (role: string): { path: string; data: Uint8Array } => {
    const path = findFile(manifest, role)?.path;
    if (path === undefined) throw new Error(`the manifest has no ${role} file`);
    const data = files.get(path);
    if (data === undefined) throw new Error(`the model's ${path} is missing`);
    return { path, data };
  };
  const bytesOf = (role: string): Uint8Array => find(role).data;
  return {
    bytesOf,
    graphOf: (role, provider) =>
      provider === 'wasm'
        ? { bytes: bytesOf(role) }
        : { bytes: bytesOf(floatRole(role)), weights: find(role) },
  };
}
