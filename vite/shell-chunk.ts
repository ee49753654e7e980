/** Puts what the page imports at once into one chunk: it compresses better than the pieces that others share. */
import type { Plugin } from 'vite';

export interface ShellChunk {
  readonly plugin: Plugin;
  /** Whether the module is needed for the first screen; known once the graph is built. */
  readonly holds: (id: string) => boolean;
}

/** `entry` is how the path of the first module ends. */
export function shellChunk(entry: string): ShellChunk {
  const shell = new Set<string>();
  return {
    holds: (id) => shell.has(id),
    plugin: {
      name: 'shell-chunk',
      apply: 'build',
      buildEnd() {
        const first = [...this.getModuleIds()].filter((id) => id.endsWith(entry));
        const open = [...first];
        for (let id = open.pop(); id !== undefined; id = open.pop()) {
          if (shell.has(id)) continue;
          shell.add(id);
          open.push(...(this.getModuleInfo(id)?.importedIds ?? []));
        }
      },
    },
  };
}
