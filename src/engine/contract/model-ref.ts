/** Which model is meant. An engine is opened by it. */

/** `built-in`: ships with the site. `stored`: a large model that is stored whole in this browser. */
export interface ModelRef {
  readonly kind: 'built-in' | 'stored';
  /** Of the catalogue, or as a person named a model of their own. */
  readonly id: string;
}

export function isSameModel(a: ModelRef, b: ModelRef): boolean {
  return a.kind === b.kind && a.id === b.id;
}
