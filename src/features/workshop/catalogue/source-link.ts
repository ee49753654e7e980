/** Whether a source can be opened: rows come from files of people, and a link runs nothing. */
export interface SourceLink {
  readonly href: string;
  /** What is shown for it. */
  readonly host: string;
}

/** Undefined: the source is no address of a site, and is shown as text. */
export function sourceLink(source: string): SourceLink | undefined {
  if (!/^https?:\/\//iu.test(source.trim()) || !URL.canParse(source.trim())) return undefined;
  const { href, host } = new URL(source.trim());
  return { href, host };
}
