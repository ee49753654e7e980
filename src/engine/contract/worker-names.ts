/** Names of workers that say how they are to work. */

/** One of several that read documents in the background: it takes one core. */
export const BATCH_WORKER = 'extractor-batch';
