/** The graph as a file: the drawing that is on the screen, with its colours written into it. */

/** What a style sheet gives and a file has to say itself. */
const STYLES = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'opacity',
  'font-size',
  'font-weight',
  'font-family',
  'text-anchor',
] as const;

function withStyles(drawing: SVGSVGElement): SVGSVGElement {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const [from, to] = [drawing, copy].map((svg) => [...svg.querySelectorAll<SVGElement>('*')]);
  from?.forEach((element, index) => {
    const style = getComputedStyle(element);
    for (const name of STYLES) to?.[index]?.setAttribute(name, style.getPropertyValue(name));
    to?.[index]?.removeAttribute('style');
    to?.[index]?.removeAttribute('class');
  });
  return copy;
}

/** All of the drawing, whatever part of it the window shows. A standalone SVG document. */
export function svgOf(
  drawing: SVGSVGElement,
  paper: string,
): { svg: string; width: number; height: number } {
  const content = drawing.querySelector<SVGGElement>('g');
  const box = content?.getBBox() ?? new DOMRect(0, 0, 1, 1);
  const margin = 24;
  const [width, height] = [Math.ceil(box.width + 2 * margin), Math.ceil(box.height + 2 * margin)];
  const copy = withStyles(drawing);
  copy.querySelector('g')?.removeAttribute('transform');
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('viewBox', `${box.x - margin} ${box.y - margin} ${width} ${height}`);
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  const place = { x: box.x - margin, y: box.y - margin, width, height, fill: paper };
  for (const [name, value] of Object.entries(place)) ground.setAttribute(name, String(value));
  copy.prepend(ground);
  return { svg: new XMLSerializer().serializeToString(copy), width, height };
}

/** Pixels a side; a canvas cannot be larger everywhere. */
const LARGEST = 8192;

/** Twice as fine as the screen, where that is possible. Throws where the browser cannot draw it. */
export async function pngOf(drawing: SVGSVGElement, paper: string): Promise<Blob> {
  const { svg, width, height } = svgOf(drawing, paper);
  const scale = Math.min(2, LARGEST / Math.max(width, height));
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image(width, height);
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => {
        if (blob === null) reject(new Error('no picture'));
        else resolve(blob);
      });
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}
