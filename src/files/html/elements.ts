/** What an element of HTML means for its text. */

export const SKIPPED: ReadonlySet<string> = new Set([
  ...['head', 'script', 'style', 'noscript', 'template', 'svg', 'math', 'iframe', 'object'],
  ...['canvas', 'audio', 'video', 'select', 'textarea', 'rt', 'rp', 'nav'],
]);

/** Their text stands on lines of its own. */
export const BLOCKS: ReadonlySet<string> = new Set([
  ...['address', 'article', 'aside', 'blockquote', 'body', 'caption', 'dd', 'details', 'dialog'],
  ...['div', 'dl', 'dt', 'fieldset', 'figcaption', 'figure', 'footer', 'form', 'header', 'hr'],
  ...['html', 'li', 'main', 'ol', 'section', 'summary', 'table', 'tbody', 'tfoot', 'thead', 'tr'],
  ...['ul', 'center', 'legend'],
]);

/** And are set off by an empty line. */
export const PARAGRAPHS: ReadonlySet<string> = new Set([
  ...['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'pre', 'table', 'blockquote', 'ul', 'ol', 'dl'],
]);

export const CELLS: ReadonlySet<string> = new Set(['td', 'th']);
