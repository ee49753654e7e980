/** Instructions as they come: nothing was edited. */
import type { Instructions } from '../../answer/instruction/question';

export const EMPTY_INSTRUCTIONS: Instructions = { language: 'zh', texts: {} };
