/** Text as text in HTML, in elements and in quoted attributes. */

const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  // A parser would turn a bare CR into LF.
  '\r': '&#13;',
  // HTML has no place for NUL.
  '\0': '\ufffd',
};

export function escapeHtml(text: string): string {
  // eslint-disable-next-line no-control-regex -- NUL is one of the characters to find
  return text.replace(/[&<>"'\r\u0000]/gu, (character) => REFERENCES[character] ?? '');
}
