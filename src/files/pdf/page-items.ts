/** Pieces of text with their places on a page; the unit is a point, and y grows upwards. */

export interface PageItem {
  readonly text: string;
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  readonly width: number;
  /** Of the font. */
  readonly size: number;
  /** Turned, or written from top to bottom: its place says nothing about lines. */
  readonly turned: boolean;
}

export interface PdfPage {
  /** From 1. */
  readonly number: number;
  readonly height: number;
  /** In the order of the file. */
  readonly items: readonly PageItem[];
}

/** Pieces on one baseline with no wide gap between them. */
export interface Segment {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
}

/** A line of a column. */
export interface Line extends Segment {
  /** The edges of its column on this page. */
  readonly columnLeft: number;
  readonly columnRight: number;
  /** Two lines or more end at the right edge: text wraps there. */
  readonly wraps: boolean;
}

export interface PageLines {
  readonly number: number;
  readonly height: number;
  /** In reading order. */
  readonly lines: readonly Line[];
}
