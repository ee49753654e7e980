/** Behaviour that is attached to elements: being near the viewport, moving through lists with the arrow keys. */
import type { Attachment } from 'svelte/attachments';

/** How far beyond the viewport counts as near. */
const MARGIN = '600px 0px';

const watchers = new WeakMap<Element, (near: boolean) => void>();
let observer: IntersectionObserver | undefined;

/** Calls back when the element comes near the viewport or leaves; all elements share one observer. */
export function whenNear(changed: (near: boolean) => void): Attachment {
  return (element) => {
    observer ??= new IntersectionObserver(
      (entries) => {
        for (const entry of entries) watchers.get(entry.target)?.(entry.isIntersecting);
      },
      { rootMargin: MARGIN },
    );
    watchers.set(element, changed);
    observer.observe(element);
    return () => {
      observer?.unobserve(element);
      watchers.delete(element);
    };
  };
}

/** ↑ and ↓ (also Home and End) move the focus among the elements that carry `data-row`. */
export const arrowKeys: Attachment<HTMLElement> = (element) => {
  const move = (event: KeyboardEvent): void => {
    const rows = [...element.querySelectorAll<HTMLElement>('[data-row]')];
    const at = rows.findIndex((row) => row === document.activeElement);
    if (at === -1) return;
    const next: Record<string, number> = {
      ArrowDown: Math.min(at + 1, rows.length - 1),
      ArrowUp: Math.max(at - 1, 0),
      Home: 0,
      End: rows.length - 1,
    };
    const target = next[event.key];
    if (target === undefined) return;
    event.preventDefault();
    rows[target]?.focus();
  };
  element.addEventListener('keydown', move);
  return () => {
    element.removeEventListener('keydown', move);
  };
};

/** Keeps a selected row visible within its own scrolling list, without moving the page. */
export const intoView: Attachment<HTMLElement> = (element) => {
  const list = element.closest('[role=tabpanel]');
  if (list === null || list.scrollHeight <= list.clientHeight) return;
  const row = element.getBoundingClientRect();
  const frame = list.getBoundingClientRect();
  if (row.top < frame.top) list.scrollTop -= frame.top - row.top + 24;
  else if (row.bottom > frame.bottom) list.scrollTop += row.bottom - frame.bottom + 24;
};
