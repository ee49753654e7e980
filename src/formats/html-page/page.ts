/** The frame of the page: policy, style, legend with filters, script. It loads nothing. */
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { escapeHtml } from './escape';
import type { PageType, TypeKind } from './page-types';
import { PAGE_SCRIPT } from './script';
import { pageStyle } from './style';
import type { PageWords } from './words';

/** What a policy names an inline style or script by. */
function hashSource(content: string): string {
  return `'sha256-${btoa(String.fromCharCode(...sha256(utf8ToBytes(content))))}'`;
}

const KINDS: readonly TypeKind[] = ['entities', 'relations', 'events'];

/** Only this style and this script run; nothing is fetched, sent or framed. */
export function pageHead(types: readonly PageType[], words: PageWords): string {
  const style = pageStyle(types.length);
  const policy = [
    `default-src 'none'`,
    `style-src ${hashSource(style)}`,
    `script-src ${hashSource(PAGE_SCRIPT)}`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
  return `<!doctype html>
<html lang="${words.lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${words.title}</title>
<style>${style}</style>
</head>
<body>
<header><h1>${words.title}</h1><button type="button" id="theme" hidden>${words.theme}</button></header>
<div id="types">${KINDS.map((kind) => fieldset(kind, types, words)).join('')}</div>
<p id="help" class="quiet" hidden>${words.help}</p>
<main>
`;
}

function fieldset(kind: TypeKind, types: readonly PageType[], words: PageWords): string {
  const own = types.filter((type) => type.kind === kind);
  if (own.length === 0) return '';
  const boxes = own.map(
    ({ index, name, count }) =>
      `<label data-type="${index}"><input type="checkbox" value="${index}" checked disabled><bdi>${escapeHtml(name)}</bdi> <small>${count}</small></label>`,
  );
  const buttons =
    own.length < 3
      ? ''
      : `<button type="button" data-all="yes" hidden>${words.all}</button><button type="button" data-all="no" hidden>${words.none}</button>`;
  return `<fieldset><legend>${words[kind]}</legend>${boxes.join('')}${buttons}</fieldset>`;
}

export function pageFoot(): string {
  return `</main>
<aside id="card" role="status" hidden></aside>
<script>${PAGE_SCRIPT}</script>
</body>
</html>
`;
}
