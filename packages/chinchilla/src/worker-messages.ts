/** What the page and the package's worker say to each other. */
import type { Extraction } from '../../../src/core/extraction';
import type { Schema } from '../../../src/core/schema';
import type { ErrorCode } from './failure';

export type Request =
  | { readonly id: number; readonly model: string }
  | { readonly id: number; readonly text: string; readonly schema: Schema };

export type Reply =
  | { readonly id: number; readonly version: string }
  | { readonly id: number; readonly extraction: Extraction }
  | { readonly id: number; readonly code: ErrorCode; readonly detail: string };
