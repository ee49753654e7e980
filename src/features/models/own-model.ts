/** A model that is in no list: what a person has to say of it. */
import { findLlmEntry } from '../../engine/models/catalogue';

export interface OwnModelForm {
  /** Its id. */
  readonly name: string;
  readonly base: string;
  /** Empty when the library is in the same folder. */
  readonly library: string;
}

const NAME = /^[\w.-]{1,80}$/;

/** Names that the catalogue has stand for its own models. */
export function isOwnName(name: string): boolean {
  return NAME.test(name) && findLlmEntry(name) === undefined;
}
