/** Small archives in temporary folders, for tests of the dataset tool. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export class Workbench {
  readonly root = mkdtempSync(join(tmpdir(), 'chinchilla-dataset-'));
  readonly data = join(this.root, 'data');
  readonly out = join(this.root, 'out');

  /** Packs `files` (path → content) as `name.tar.xz`; plain tar inside, which tar reads as well. */
  pack(name: string, files: Readonly<Record<string, string>>): string {
    const source = join(this.root, 'source');
    for (const [path, content] of Object.entries(files)) {
      const file = join(source, name, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
    mkdirSync(this.data, { recursive: true });
    const archive = join(this.data, `${name}.tar.xz`);
    const run = spawnSync('tar', ['-cf', archive, '-C', source, name], { encoding: 'utf8' });
    if (run.status !== 0) throw new Error(run.stderr);
    return archive;
  }

  read(path: string): string {
    return readFileSync(join(this.out, path), 'utf8');
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
