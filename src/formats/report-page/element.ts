/** HTML as a tree of elements: texts and values are escaped where they are written, nowhere else. */
import { escapeHtml } from '../html-page/escape';

/** Elements that a report is made of; none that runs or loads something. */
type Tag =
  | ('body' | 'code' | 'h1' | 'h2' | 'h3' | 'p' | 'section' | 'small' | 'span')
  | ('table' | 'tbody' | 'td' | 'th' | 'thead' | 'tr')
  | ('rect' | 'svg');

type Attribute =
  | ('class' | 'scope')
  | ('height' | 'preserveAspectRatio' | 'role' | 'viewBox' | 'width' | 'x' | 'y');

export interface Element {
  readonly tag: Tag;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Child[];
}

export type Child = Element | string;

export function el(tag: Tag, ...children: readonly Child[]): Element {
  return { tag, attributes: {}, children };
}

export function withAttributes(
  element: Element,
  attributes: Readonly<Partial<Record<Attribute, string>>>,
): Element {
  return { ...element, attributes: { ...element.attributes, ...attributes } };
}

export function toHtml(child: Child): string {
  if (typeof child === 'string') return escapeHtml(child);
  const attributes = Object.entries(child.attributes)
    .map(([name, value]) => ` ${name}="${escapeHtml(value)}"`)
    .join('');
  const inside = child.children.map(toHtml).join('');
  return `<${child.tag}${attributes}>${inside}</${child.tag}>`;
}
