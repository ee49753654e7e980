/** Documents that were chosen to be looked at together. Loaded with the first feature that offers it. */
import type { SpanOffsets } from '../../core/edit';

export interface ChosenDocuments {
  readonly ids: readonly string[];
  /** Opens the document at the place. */
  readonly open: (id: string, place: SpanOffsets) => void;
}

class Choice {
  /** Undefined: the open document is looked at. */
  current = $state.raw<ChosenDocuments | undefined>();
}

export const together = new Choice();
