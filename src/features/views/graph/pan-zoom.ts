/** Moves and zooms a picture by mouse, wheel and fingers. */
import type { Attachment } from 'svelte/attachments';
import type { Place } from './edge-paths';

export interface PanZoom {
  readonly pan: (x: number, y: number) => void;
  /** Around a point of the element, which stays where it is. */
  readonly zoomBy: (factor: number, point: Place) => void;
}

/** Pixels that a pointer may move in a click. */
const SLACK = 4;

class Gesture {
  /** By pointer id. */
  readonly #pointers = new Map<number, Place>();
  readonly #element: Element;
  readonly #target: PanZoom;
  #moved = false;

  constructor(element: Element, target: PanZoom) {
    this.#element = element;
    this.#target = target;
  }

  readonly down = (event: PointerEvent): void => {
    this.#pointers.set(event.pointerId, this.#local(event));
    this.#moved = false;
  };

  readonly move = (event: PointerEvent): void => {
    const before = this.#pointers.get(event.pointerId);
    if (before === undefined) return;
    const now = this.#local(event);
    if (!this.#moved && Math.hypot(now.x - before.x, now.y - before.y) < SLACK) return;
    if (!this.#moved) this.#element.setPointerCapture(event.pointerId);
    this.#moved = true;
    const [other] = [...this.#pointers].filter(([id]) => id !== event.pointerId);
    if (other === undefined) this.#target.pan(now.x - before.x, now.y - before.y);
    else this.#pinch(before, now, other[1]);
    this.#pointers.set(event.pointerId, now);
  };

  readonly up = (event: PointerEvent): void => {
    this.#pointers.delete(event.pointerId);
  };

  /** What was dragged was not clicked. */
  readonly click = (event: Event): void => {
    if (this.#moved) event.stopPropagation();
    this.#moved = false;
  };

  readonly wheel = (event: WheelEvent): void => {
    event.preventDefault();
    const step = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 400 : 12;
    this.#target.zoomBy(Math.exp(-event.deltaY / step), this.#local(event));
  };

  #pinch(before: Place, now: Place, still: Place): void {
    const far = ({ x, y }: Place): number => Math.max(1, Math.hypot(x - still.x, y - still.y));
    this.#target.zoomBy(far(now) / far(before), still);
  }

  #local({ clientX, clientY }: MouseEvent): Place {
    const box = this.#element.getBoundingClientRect();
    return { x: clientX - box.left, y: clientY - box.top };
  }
}

export function panZoom(target: PanZoom): Attachment<SVGElement> {
  return (element) => {
    const gesture = new Gesture(element, target);
    const over = new AbortController();
    const { signal } = over;
    element.addEventListener('pointerdown', gesture.down, { signal });
    element.addEventListener('pointermove', gesture.move, { signal });
    element.addEventListener('pointerup', gesture.up, { signal });
    element.addEventListener('pointercancel', gesture.up, { signal });
    element.addEventListener('click', gesture.click, { signal, capture: true });
    // Not passive: the page would scroll along.
    element.addEventListener('wheel', gesture.wheel, { signal, passive: false });
    return () => {
      over.abort();
    };
  };
}
