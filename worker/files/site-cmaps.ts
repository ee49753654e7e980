/** The tables of character codes that PDFs with Chinese fonts need, from one file of our own site. */
import { openArchive, type Archive } from '../../src/files/zip/archive';
import type { CMapLoader } from '../../src/files/pdf/open-pdf';

/** Beside the worker's script, where the build and the development server put it. */
const FILE = 'pdf-cmaps.zip';

/** Fetched when the first table is needed. */
export function siteCMaps(script: string): CMapLoader {
  let archive: Promise<Archive> | undefined;
  return async (name) => {
    archive ??= fetchArchive(new URL(FILE, script).href);
    const opened = await archive.catch((error: unknown) => {
      archive = undefined;
      throw error;
    });
    const entry = opened.entries.find((candidate) => candidate.name === name);
    if (entry === undefined) throw new Error(`there is no ${name}`);
    const content = opened.read(entry);
    if (!content.ok) throw new Error(content.error.reason);
    return content.value;
  };
}

async function fetchArchive(url: string): Promise<Archive> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${FILE}: ${response.status}`);
  const opened = openArchive(new Uint8Array(await response.arrayBuffer()), FILE);
  if (!opened.ok) throw new Error(opened.error.reason);
  return opened.value;
}
