import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../any-text.fixture';
import { cleanText } from './clean';
import { borderToSource, toSource } from './copy';

const PARAGRAPH =
  '9月14日，青梧市副市长韩立群会见了挪威海风能源公司总裁艾利克·桑德，双方谈到近海风电场、港口和' +
  '学校之间的合作，桑德还参观了青梧港务集团和位于望海路118号的海洋博物馆，下午乘高铁前往沐光科技，看了' +
  'Fold 3和Buds Air两种产品，最后在公司食堂吃了晚饭';

function wrap(text: string, width: number, lineBreak = '\n'): string {
  return (text.match(new RegExp(`[^]{1,${width}}`, 'gu')) ?? []).join(lineBreak);
}

const space = (text: string, blank = ' '): string => Array.from(text).join(blank);

describe('cleanText', () => {
  it.each([
    ['wrapped at 14 characters', wrap(PARAGRAPH, 14)],
    ['wrapped at 28 characters', wrap(PARAGRAPH, 28)],
    ['wrapped at 40 characters with CRLF', wrap(PARAGRAPH, 40, '\r\n')],
    ['wrapped with blanks at the ends of lines', wrap(PARAGRAPH, 30, '  \n')],
    ['wrapped and quoted by mail', `> ${wrap(PARAGRAPH, 30, '\n> ')}`.replace('> ', '')],
    ['letter-spaced', space(PARAGRAPH)],
    ['letter-spaced with full-width blanks', space(PARAGRAPH, '\u3000')],
    [
      'letter-spaced and wrapped',
      wrap(PARAGRAPH, 28)
        .split('\n')
        .map((line) => space(line))
        .join('\n'),
    ],
    ['full of zero-width spaces', space(PARAGRAPH, '\u200b')],
    ['full of soft hyphens', space(PARAGRAPH, '\u00ad')],
    ['full of byte order marks', space(PARAGRAPH, '\ufeff')],
    [
      'with full-width letters and digits',
      PARAGRAPH.replace(/[0-9A-Za-z]/g, (unit) => String.fromCharCode(unit.charCodeAt(0) + 0xfee0)),
    ],
    ['with half-width commas', PARAGRAPH.replaceAll('，', ',').replace(',看了F', '，看了F')],
  ])('reads a text %s as the plain one', (_, form) => {
    expect(cleanText(form).text).toBe(PARAGRAPH);
  });

  // Each of these is glued together when a rule for line breaks or blanks is too eager.
  it.each([
    ['a poem', '床前明月光\n疑是地上霜\n举头望明月\n低头思故乡'],
    [
      'free verse',
      '我走过许多城市的黄昏\n也走过你门前的小路\n灯火一盏一盏亮起来\n像你写给我的信\n从没有寄出的那一封',
    ],
    ['an address', '收件人：林晓舟\n青梧市白鹭区望海路118号\n海澜大厦B座1203室\n邮编 315000'],
    [
      'named fields',
      '姓名：程以墨\n性别：男\n籍贯：辽宁辽西\n学历：博士研究生，北岭工业大学材料学专业毕业\n职务：海拓轴承股份有限公司董事长、党委书记',
    ],
    [
      'entries with dates',
      '1991年7月至1998年5月 北岭特种钢厂技术员、车间主任\n1998年6月至2005年5月 北岭特种钢厂副厂长、总工程师\n2005年6月至2012年3月 北岭特钢集团有限公司副总经理',
    ],
    [
      'names of companies',
      '青梧港务集团股份有限公司\n海风能源投资控股公司\n澜图科技发展有限公司\n岩屿环保工程有限公司',
    ],
    [
      'a numbered list',
      '会议议定以下事项：\n一、由市发改委牵头，在年底前完成可行性研究报告\n二、由港务集团负责码头改造，明年六月底以前完工',
    ],
    [
      'a bulleted list',
      '- 启微电子宣布完成三亿元融资，由长柏资本领投\n- 弘测科技拟收购北岭传感的股权，交易尚需批准',
    ],
    [
      'a table with tabs',
      '姓名\t单位\t职务\n张三\t青梧港务集团\t董事长，总经理\n李四\t海风能源公司\t总裁，董事',
    ],
    [
      'a table with blanks',
      '序号 姓名 性别 单位\n1 张三 男 青梧港务集团\n2 李四 女 海风能源公司\n3 王五 男 澜图科技公司',
    ],
    ['a list of names', '出席：张三　李四　王五　赵六　钱七　孙八'],
    [
      'a heading and its text',
      '青梧市召开防汛工作会议\n9月14日，青梧市召开防汛工作会议，副市长韩立群到会讲话，要求各部门做好准备，确保安全度汛。',
    ],
    ['chapters', '第一章　总则\n第一条　为了保护环境，制定本法。\n第二条　本法适用于各部门。'],
    [
      'short messages',
      '今天去看了章见青的新电影很好看\n晚上又和苏晚意去吃了火锅\n明天还要早起去滨城开会呢',
    ],
    ['sentences a line', '他来了。\n我们都很高兴，谈到很晚。\n第二天他又走了。'],
    [
      'paragraphs apart',
      '双方就共建近海风电场交换了意见，韩立群说\n\n青梧港每年有二百多个大风日，条件在国内少见',
    ],
    [
      'an indented paragraph',
      '双方就共建近海风电场交换了意见，并且参观\n　　青梧港每年有二百多个大风日，条件在国内少见',
    ],
    ['fields apart by blanks', '基本信息  片名：雾中灯塔  编剧：葛平  导演：章见青'],
  ])('leaves %s as it is', (_, text) => {
    expect(cleanText(text).text).toBe(text);
  });

  it('keeps a blank between Latin words that a break came between', () => {
    const text =
      '我们在会上看到了沐光科技的新产品，名叫 Buds\nAir，又看到了他们上个月刚刚发布的手机。';
    expect(cleanText(text).text).toContain('Buds Air');
  });

  // Finds a map that is off by one, not ascending, or longer than the text.
  it('maps each unit to an equal one of the source, or to one whose plain form it is', () => {
    fc.assert(
      fc.property(anyText, (source) => {
        const copy = cleanText(source);
        let before = -1;
        for (let index = 0; index < copy.text.length; index += 1) {
          const { start, end } = toSource(copy, { start: index, end: index + 1 });
          expect(end).toBe(start + 1);
          expect(start).toBeGreaterThan(before);
          expect(end).toBeLessThanOrEqual(source.length);
          before = start;
          const [read, written] = [copy.text.charAt(index), source.charAt(start)];
          const plain = written.normalize('NFKC');
          const mark = read.normalize('NFKC') === plain || (read === '。' && written === '.');
          expect(read === written || mark || /\s/.test(read)).toBe(true);
        }
      }),
    );
  });

  // Finds borders that leave a gap or overlap once they are mapped.
  it('maps borders in order, the first to 0 and the last to the end', () => {
    fc.assert(
      fc.property(anyText, (source) => {
        const copy = cleanText(source);
        const borders = Array.from({ length: copy.text.length + 1 }, (_, at) =>
          borderToSource(copy, at),
        );
        expect(borders).toEqual(borders.toSorted((a, b) => a - b));
        expect(borders[0]).toBe(0);
        if (copy.text !== '') expect(borders.at(-1)).toBe(source.length);
      }),
    );
  });

  // Finds a rule that looks at the whole text: a copy far from an edit would change then.
  it('is the same far from an edit', () => {
    const many = `${wrap(PARAGRAPH, 28)}。\n${space(PARAGRAPH)}。\n`.repeat(6);
    const forms = fc.constantFrom('\n', '字', ' ', '短行\n', '1. 项目\n', '\u200b');
    fc.assert(
      fc.property(forms, (inserted) => {
        const whole = cleanText(many).text;
        const edited = cleanText(inserted + many).text;
        expect(edited.endsWith(whole.slice(whole.length / 3))).toBe(true);
      }),
    );
  });

  it('takes time in proportion to the length', () => {
    const long = wrap(PARAGRAPH, 28).repeat(2000) + space(PARAGRAPH).repeat(1000);
    const before = performance.now();
    cleanText(long);
    expect(performance.now() - before).toBeLessThan(10_000);
  });
});
