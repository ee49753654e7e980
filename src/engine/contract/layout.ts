/** What the page and the worker that lays out graphs say to each other. Cloneable data only. */

/** Index into the nodes of the request. */
export interface LayoutLink {
  readonly source: number;
  readonly target: number;
}

export interface LayoutRequest {
  /** The newest request is answered; what is left of an older one is given up. */
  readonly serial: number;
  /** Room that a node takes with its name, in pixels. */
  readonly sizes: readonly { readonly width: number; readonly height: number }[];
  readonly links: readonly LayoutLink[];
  /** Where nodes begin, by index. */
  readonly places: readonly { readonly x: number; readonly y: number }[];
  /** Most are where an earlier layout left them: they are not to be thrown about. */
  readonly settled: boolean;
}

/** `places` holds x and y by turns, of the middle of each node. Answers come until it is `settled`. */
export interface LayoutAnswer {
  readonly serial: number;
  readonly places: Float32Array;
  readonly settled: boolean;
}
