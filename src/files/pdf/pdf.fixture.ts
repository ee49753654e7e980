/** A small writer of PDFs for tests: lines at places, in a Chinese font that is not embedded. */

export interface FakeLine {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size?: number;
}

const hex = (text: string): string =>
  Array.from({ length: text.length }, (_, index) =>
    text.charCodeAt(index).toString(16).padStart(4, '0'),
  ).join('');

function streamOf(lines: readonly FakeLine[]): string {
  const body = lines
    .map(({ text, x, y, size = 12 }) => `BT /F1 ${size} Tf ${x} ${y} Td <${hex(text)}> Tj ET`)
    .join('\n');
  return `<< /Length ${body.length} >>\nstream\n${body}\nendstream`;
}

const FONT = [
  '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>',
  '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 5 0 R /DW 1000 >>',
  '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
];

/** Each page is A4, 595 by 842 points; `trailer`: more of it, such as an encryption. */
export function pdfOf(pages: readonly (readonly FakeLine[])[], trailer = ''): Uint8Array {
  const first = 3 + FONT.length;
  const kids = pages.map((_, index) => `${first + index * 2} 0 R`);
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${pages.length} >>`,
    ...FONT,
    ...pages.flatMap((lines, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${first + index * 2 + 1} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
      streamOf(lines),
    ]),
  ];
  let out = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const at = out.length;
    out += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const table = out.length;
  const size = objects.length + 1;
  out += `xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}`;
  out += `trailer << /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${table}\n%%EOF`;
  return Uint8Array.from(out, (character) => character.charCodeAt(0));
}

/** The font without what tells its characters: only codes of glyphs come out. */
export function withoutFont(pdf: Uint8Array): Uint8Array {
  const text = Array.from(pdf, (byte) => String.fromCharCode(byte)).join('');
  const broken = text.replace('/FontDescriptor 5 0 R', ' '.repeat(21));
  return Uint8Array.from(broken, (character) => character.charCodeAt(0));
}

/** Standard encryption with a password that nobody knows: the hash of none fits. */
export const LOCKED = `/ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O <${'28'.repeat(32)}> /U <${'17'.repeat(32)}> >>`;
