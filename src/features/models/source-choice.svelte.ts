/** Where large models are downloaded from: one of the known hosts, an address of one's own, or a folder. */
import type { LlmVariant } from '../../engine/models/catalogue';
import type { Failure } from '../../engine/contract/extractor';
import type { DownloaderApi, LlmSpec, Reachability } from '../../engine/contract/download';
import { ownSpec, SOURCES, specOf } from '../../engine/models/sources';
import { fastestOf } from './fastest-source';
import { NOTHING, withEntry, type ById } from './known-models';
import { recall, remember } from '../workspace/remembered';

/** The id of a row of `SOURCES`, or one of these two. */
export const OWN_ADDRESS = 'own';
export const FOLDER = 'folder';

const KEY = 'source';
const ADDRESS_KEY = 'source-address';

export class SourceChoice {
  readonly sources = SOURCES;
  chosen = $state.raw(recall(KEY) ?? SOURCES[0]?.id ?? FOLDER);
  address = $state.raw(recall(ADDRESS_KEY) ?? '');
  testing = $state.raw(false);
  /** By the id of the source; empty until connections are tested. */
  reached = $state.raw<ById<Reachability>>(NOTHING);
  readonly fastest = $derived(fastestOf(this.reached));

  readonly #downloader: Pick<DownloaderApi, 'probe'>;

  constructor(downloader: Pick<DownloaderApi, 'probe'>) {
    this.#downloader = downloader;
  }

  choose(id: string): void {
    this.chosen = id;
    remember(KEY, id);
  }

  write(address: string): void {
    this.address = address;
    remember(ADDRESS_KEY, address);
  }

  /** Where a model of the catalogue is; from a folder, `stored` is where it began to come from. */
  specFor(variant: LlmVariant, stored: LlmSpec | undefined): LlmSpec | Failure | undefined {
    if (this.chosen === FOLDER) return stored;
    if (this.chosen === OWN_ADDRESS) {
      const folder = `${this.address.replace(/\/+$/, '')}/${variant.id}/`;
      const spec = ownSpec(variant.id, folder, `${folder}${variant.library}`);
      return spec.ok ? spec.value : spec.error;
    }
    const source = SOURCES.find(({ id }) => id === this.chosen) ?? SOURCES[0];
    return source === undefined ? undefined : specOf(source, variant);
  }

  /** Asks all at once; each answer shows as it comes. */
  async test(): Promise<void> {
    this.testing = true;
    this.reached = NOTHING;
    await Promise.all(
      SOURCES.map(async (source) => {
        const reached = await this.#downloader
          .probe(source.probeUrl)
          .catch((): Reachability => ({ reachable: false }));
        this.reached = withEntry(this.reached, source.id, reached);
      }),
    );
    this.testing = false;
  }
}
