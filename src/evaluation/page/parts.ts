/** Cells, tables and bars of an evaluation's page. */
import { el, withAttributes, type Child, type Element } from '../../formats/report-page/element';
import type { Interval } from '../bootstrap';

export function fixed(ratio: number): string {
  return ratio.toFixed(3);
}

export function range({ low, high }: Interval): string {
  return `${fixed(low)} – ${fixed(high)}`;
}

export function cell(content: Child): Element {
  return el('td', content);
}

export function numberCell(value: number | string): Element {
  return withAttributes(el('td', String(value)), { class: 'number' });
}

export function textCell(content: string): Element {
  return el('td', withAttributes(el('span', content), { class: 'text' }));
}

export function rowHead(content: string): Element {
  const text = withAttributes(el('span', content), { class: 'text' });
  return withAttributes(el('th', text), { scope: 'row' });
}

/** `kinds`: of the columns, in order. */
export function table(
  heads: readonly string[],
  kinds: readonly ('text' | 'number')[],
  rows: readonly Element[],
): Element {
  const cells = heads.map((head, index) =>
    withAttributes(el('th', head), {
      scope: 'col',
      class: kinds[index] === 'number' ? 'number' : '',
    }),
  );
  return el('table', el('thead', el('tr', ...cells)), el('tbody', ...rows));
}

/** Scrolls inside its section on a phone. */
export function wide(element: Element): Element {
  return withAttributes(element, { class: 'wide' });
}

const WIDTH = 100;
const HEIGHT = 10;

/** A bar for a ratio in [0, 1] with its interval; the same numbers stand beside it as text. */
export function bar(value: number, interval: Interval | undefined): Element {
  const parts = [
    rect('track', 0, WIDTH, 0, HEIGHT),
    rect('value', 0, value * WIDTH, 0, HEIGHT),
    ...(interval === undefined ? [] : [whisker(interval)]),
  ];
  return withAttributes(el('svg', ...parts), {
    class: 'bar',
    viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
    preserveAspectRatio: 'none',
    role: 'presentation',
  });
}

function whisker({ low, high }: Interval): Element {
  return rect('whisker', low * WIDTH, Math.max(0.7, (high - low) * WIDTH), HEIGHT / 2 - 1, 2);
}

function rect(name: string, x: number, width: number, y: number, height: number): Element {
  return withAttributes(el('rect'), {
    class: name,
    x: x.toFixed(2),
    y: y.toFixed(2),
    width: width.toFixed(2),
    height: height.toFixed(2),
  });
}
