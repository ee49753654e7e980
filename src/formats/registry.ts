/** Every format: the page and the command line use these rows. */
import { ALPACA } from './alpaca';
import { BILOU } from './bilou';
import { BIO } from './bio';
import { BMES } from './bmes';
import { BRAT } from './brat/brat-format';
import { CHINCHILLA } from './chinchilla';
import { CLUENER } from './cluener';
import { CMEEE } from './cmeee';
import { CONLL } from './conll';
import { CSV } from './csv';
import { DOCCANO } from './doccano';
import { DUEE } from './duee';
import { DUIE } from './duie';
import { FEWFC } from './fewfc';
import type { Format } from './format';
import { HF } from './hf';
import { HTML } from './html';
import { IEPILE } from './iepile';
import { LABEL_STUDIO } from './label-studio';
import { LANGEXTRACT } from './langextract';
import { MARKDOWN } from './markdown';
import { NEO4J } from './neo4j';
import { PRODIGY } from './prodigy';
import { SPACY } from './spacy';
import { UIE } from './uie';
import { VISCACHA } from './viscacha';
import { W3C } from './w3c';
import { XLSX } from './xlsx';

export const FORMATS: readonly Format[] = [
  ...[CHINCHILLA, BRAT, LABEL_STUDIO, DOCCANO, W3C, VISCACHA, IEPILE, ALPACA],
  ...[CLUENER, CMEEE, DUIE, DUEE, FEWFC, BIO, BMES, BILOU, CONLL, SPACY, PRODIGY, HF],
  ...[UIE, LANGEXTRACT, NEO4J, CSV, XLSX, MARKDOWN, HTML],
];

export function formatOf(id: string): Format | undefined {
  return FORMATS.find((format) => format.id === id);
}
