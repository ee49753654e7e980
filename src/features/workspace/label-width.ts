/** How wide a short text is, without laying it out. */

const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]/g;

/** An estimate, in pixels: full-width characters are one em, others about 0.6. */
export function labelWidth(label: string, fontSize: number): number {
  const wide = label.match(WIDE)?.length ?? 0;
  return (wide + (label.length - wide) * 0.6) * fontSize;
}
