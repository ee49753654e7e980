/** Effects outside a component, for tests: they end when the function that is returned is called. */
export function rooted(work: () => void): () => void {
  return $effect.root(work);
}
