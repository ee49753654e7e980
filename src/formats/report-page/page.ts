/** A report as one HTML file: nothing runs in it, and it loads nothing. */
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { toHtml, type Element } from './element';
import { REPORT_STYLE } from './style';

/** `title` and `lang` are words of ours; `style` is added to that of all reports. */
export function reportPage(title: string, lang: string, body: Element, style = ''): string {
  const whole = `${REPORT_STYLE}${style}`;
  const hash = btoa(String.fromCharCode(...sha256(utf8ToBytes(whole))));
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${whole}</style>
</head>
${toHtml(body)}
</html>
`;
}
