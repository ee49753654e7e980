/** Which model is meant. An engine is opened by it. */
import type { ServerChoice } from './remote';

/**
 * `built-in`: ships with the site. `stored`: a large model that is stored whole in this browser. `remote`: one
 * that a server of this person's own runs.
 */
export interface ModelRef {
  readonly kind: 'built-in' | 'stored' | 'remote';
  /** Of the catalogue, or as a person named a model of their own. */
  readonly id: string;
  /** Of a remote one; the object of one confirmation stands for it. */
  readonly server?: ServerChoice;
  /** Of a remote one: its worker's script, whose address names the one origin that it may reach. */
  readonly script?: string;
}

export function isSameModel(a: ModelRef, b: ModelRef): boolean {
  return a.kind === b.kind && a.id === b.id && a.server === b.server;
}
