/** A report as one HTML file: nothing runs in it, and it loads nothing. */
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { CheckReport } from '../check/run';
import type { CleanReport } from '../clean/clean-run';
import type { Language } from '../../formats/format';
import { checkBody, cleanBody } from './body';
import { toHtml, type Element } from './element';
import { REPORT_STYLE } from './style';
import { REPORT_WORDS } from './words';

export function checkPage(report: CheckReport, language: Language): string {
  const words = REPORT_WORDS[language];
  return page(words.checkTitle, words.lang, checkBody(report, language));
}

export function cleanPage(report: CleanReport, language: Language): string {
  const words = REPORT_WORDS[language];
  return page(words.cleanTitle, words.lang, cleanBody(report, language));
}

/** `title` and `lang` are words of ours. */
function page(title: string, lang: string, body: Element): string {
  const hash = btoa(String.fromCharCode(...sha256(utf8ToBytes(REPORT_STYLE))));
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${REPORT_STYLE}</style>
</head>
${toHtml(body)}
</html>
`;
}
