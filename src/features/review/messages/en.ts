/** English messages of the review, which are fetched with it. */
import type { ReviewMessages } from './zh';

export const reviewEn: ReviewMessages = {
  title: 'Review one by one',
  close: 'Back to the lists',
  keys: 'While the focus is here: A accept, X delete, S skip, B back, F2 correct',
  progress: (decided, total, doubtful) =>
    `${decided} of ${total} reviewed${doubtful > 0 ? `, ${doubtful} left that are doubtful` : ''}`,
  kinds: { mention: 'Entity', relation: 'Relation', event: 'Event', argument: 'Argument' },
  accept: 'Accept',
  reject: 'Delete',
  falling: (count) => `with ${count} of its links`,
  skip: 'Skip',
  back: 'Back',
  repair: 'Correct',
  none: 'There is nothing to review here.',
  finished: (accepted) => `All reviewed, ${accepted} in total.`,
  termList: 'Mark by a word list…',
  done: 'Mark as done',
  undone: 'Not done yet',
  isDone: 'This document is done: another run does not change it.',
  order: 'Order',
  orders: { doubt: 'most doubtful first', text: 'as in the text' },
  below: 'also what is below the threshold',
  similar: (type) => `All “${type}”`,
  attributes: 'Attributes',
  score: 'Confidence',
  rejectBelow: (count, score) => `Delete ${count} below ${score}`,
  acceptAbove: (count, score) => `Accept ${count} from ${score} on`,
};
