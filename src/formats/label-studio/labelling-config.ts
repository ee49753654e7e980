/** The labelling configuration that shows the tasks: as XML, with the labels that occur. */
import { LABEL_NAME, TEXT_NAME, type LabelNames } from './write-task';

export function labellingConfig({ labels, relations }: LabelNames): string {
  return [
    '<View>',
    '  <Relations>',
    ...[...relations].map((name) => `    <Relation value="${escaped(name)}"/>`),
    '  </Relations>',
    `  <Labels name="${LABEL_NAME}" toName="${TEXT_NAME}">`,
    ...[...labels].map((name) => `    <Label value="${escaped(name)}"/>`),
    '  </Labels>',
    `  <Text name="${TEXT_NAME}" value="$text"/>`,
    '</View>',
    '',
  ].join('\n');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** XML has no other control characters, and no half of a surrogate pair: they become U+FFFD. */
function escaped(text: string): string {
  return text
    .replaceAll(/[&<>"\t\n\r]/gu, (character) => ENTITIES[character] ?? character)
    .replaceAll(/[\p{Cs}\p{Cc}\ufffe\uffff]/gu, '\ufffd');
}
