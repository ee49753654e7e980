/** Keys that set an attribute of a mention, in the order of the schema; none has another meaning beside them. */
export const ATTRIBUTE_KEYS: readonly string[] = ['z', 'c', 'v', 'n', 'm', 'h', 'y', 'u'];
