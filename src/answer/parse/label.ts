/** Which label of the question a line names, also where a model wrote more than its name. */
import type { Question, QuestionLabel } from '../instruction/question';
import { trimmed } from './line';

export type LabelReader = (text: string) => QuestionLabel | undefined;

/** The exact name comes first: a name may itself begin with a mark or hold a colon. */
export function createLabelReader({ labels }: Pick<Question, 'labels'>): LabelReader {
  const byName = new Map(labels.map((label) => [label.name, label]));
  return (text) => {
    const bare = trimmed(text.replace(/^[#＃]+/u, ''));
    const short = trimmed(bare.replace(/[:：].*$/su, ''));
    return byName.get(text) ?? byName.get(bare) ?? byName.get(short);
  };
}
