/** Acts by single keys while the focus is in an element, as in the review of a document. */
import type { Attachment } from 'svelte/attachments';

export type Acts = Readonly<Record<string, () => void>>;

/** Where letters go into a field, or stand for a choice in a list, they are no acts. */
function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return target.type !== 'checkbox';
  return target instanceof HTMLSelectElement;
}

/** `undo`: what Ctrl+Z does here, in place of the page's own undo. */
export function keyActs(acts: Acts, undo?: () => void): Attachment<HTMLElement> {
  return (element) => {
    const pressed = (event: KeyboardEvent): void => {
      if (isTyping(event.target) || event.isComposing || event.altKey) return;
      const key = event.key.toLowerCase();
      const steps = event.ctrlKey || event.metaKey;
      const act = steps ? (key === 'z' && !event.shiftKey ? undo : undefined) : acts[key];
      if (act === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      act();
      // A button that is gone leaves the focus nowhere.
      setTimeout(() => {
        if (!element.contains(document.activeElement)) element.focus({ preventScroll: true });
      });
    };
    element.addEventListener('keydown', pressed);
    return () => {
      element.removeEventListener('keydown', pressed);
    };
  };
}
