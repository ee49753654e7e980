/** Whether a text has any word that could tell a relation: many annotations come from a knowledge base, not from the text. */
import type { AnnotatedDocument, Relation } from '../../core/extraction';

/** Words of which a text that tells the predicate has at least one. */
const EVIDENCE: Readonly<Record<string, RegExp>> = {
  董事长: /董事/u,
  校长: /校长/u,
  创始人: /创|成立|设立|开办|建立|发起|开设/u,
  注册资本: /注册/u,
  总部地点: /总部|位于|坐落|设在|设于|地处|地址/u,
  成立日期: /立|创|建|办/u,
  代言人: /代言/u,
  主持人: /主持|MC/u,
  嘉宾: /嘉宾|做客/u,
  制片人: /制片/u,
  编剧: /编剧|剧本/u,
  导演: /导/u,
  作曲: /曲/u,
  作词: /词/u,
  父亲: /父|爸|爹|子|女|儿/u,
  母亲: /母|妈|娘|子|女|儿|生/u,
  妻子: /妻|夫|婚|嫁|娶|太太|老婆|老公|爱人|皇后|妃/u,
  丈夫: /妻|夫|婚|嫁|娶|太太|老婆|老公|爱人|皇后|妃/u,
  毕业院校: /毕业|学|校友|院/u,
};

/** True where nothing is known of the predicate. */
export function isTold({ text }: AnnotatedDocument, { type }: Relation): boolean {
  return EVIDENCE[type]?.test(text) ?? true;
}
