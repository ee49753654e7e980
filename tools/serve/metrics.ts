/** What Prometheus is told: numbers only, never a text or an id. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Answer } from '../extract/result-line';
import type { Readers } from './readers';

const PREFIX = 'chinchilla_';
/** Seconds. */
const BUCKETS = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120];

export class Metrics {
  readonly registry = new Registry();
  readonly #requests: Counter<'route' | 'method' | 'status'>;
  readonly #seconds: Histogram<'route'>;
  readonly #documents: Counter<'outcome'>;
  readonly #characters: Counter;

  constructor(readers: Readers) {
    const registers = [this.registry];
    collectDefaultMetrics({ register: this.registry });
    this.#requests = new Counter({
      name: `${PREFIX}requests_total`,
      help: 'Requests that were answered, by route, method and status.',
      labelNames: ['route', 'method', 'status'],
      registers,
    });
    this.#seconds = new Histogram({
      name: `${PREFIX}request_seconds`,
      help: 'Seconds until a request was answered, by route.',
      labelNames: ['route'],
      buckets: BUCKETS,
      registers,
    });
    this.#documents = new Counter({
      name: `${PREFIX}documents_total`,
      help: 'Documents, by outcome: read, or the code of the failure.',
      labelNames: ['outcome'],
      registers,
    });
    this.#characters = new Counter({
      name: `${PREFIX}characters_total`,
      help: 'UTF-16 code units of the documents that were read.',
      registers,
    });
    this.#watch(readers);
  }

  request(route: string, method: string, status: number, seconds: number): void {
    this.#requests.inc({ route, method, status: String(status) });
    this.#seconds.observe({ route }, seconds);
  }

  read({ characters }: Answer): void {
    this.#documents.inc({ outcome: 'read' });
    this.#characters.inc(characters);
  }

  failed(code: string): void {
    this.#documents.inc({ outcome: code });
  }

  /** Those that are looked up when somebody asks. */
  #watch(readers: Readers): void {
    const gauges: readonly [string, string, () => number][] = [
      ['queue_documents', 'Documents that wait for a reader.', () => readers.waiting],
      ['readers_open', 'Processes whose model is open.', () => readers.open],
      ['readers_replaced', 'Processes that ended and were replaced.', () => readers.replaced],
      ['readers_resident_bytes', 'Memory of all readers, as last said.', () => readers.resident],
    ];
    for (const [name, help, value] of gauges) {
      new Gauge({
        name: `${PREFIX}${name}`,
        help,
        registers: [this.registry],
        collect() {
          this.set(value());
        },
      });
    }
  }
}
