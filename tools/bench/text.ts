// A long text out of the samples: their sentences in changing order, with other numbers each time.

/** Numerical Recipes' linear congruential generator: the same text on every machine. */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function shuffle<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

function sentencesOf(sample: string): string[] {
  return sample.match(/[^。；]+[。；]?/gu) ?? [];
}

/** Exactly `length` code units; each round through the sentences has other digits. */
export function composeText(samples: readonly string[], length: number, seed = 1): string {
  const sentences = samples.flatMap(sentencesOf);
  if (sentences.length === 0) throw new Error('there are no samples');
  const random = createRandom(seed);
  const vary = (sentence: string): string =>
    sentence.replace(/\d/gu, () => String(Math.floor(random() * 10)));
  let text = '';
  for (let first = true; text.length < length; first = false) {
    for (const sentence of shuffle(sentences, random)) text += first ? sentence : vary(sentence);
    text += '\n';
  }
  return text.slice(0, length);
}
