/** Relations between companies (FinRE) and financial events (FewFC, with Chinese names for its roles). */
import { eventTypes, relationsOf, words } from './rows';

const BETWEEN_COMPANIES =
  '自己 合作 竞争 拥有 被拥有 持股 被持股 签约 分析 被分析 纠纷 交易 收购 被收购 拟收购 被拟收购 ' +
  '重组 减持 被减持 增持 被增持 订单 合并 入股 被入股 注资 被注资 帮助 被帮助 合资 成立 被成立 ' +
  '买资 被买资 发行 被发行 商讨 转让 被转让 欠款 被欠款 借壳 被借壳';

export const FINANCE_RELATIONS = relationsOf(
  '公司',
  words(BETWEEN_COMPANIES).map((name) => [name, '公司']),
);

export const FINANCE_EVENTS = eventTypes([
  ['质押', '时间 质押物 质押金额 质押数量 质押比例 质押机构 质押个人 质权机构 质权个人'],
  [
    '股份股权转让',
    '时间 转让标的 转让金额 转让数量 转让比例 转让机构 转让个人 受让机构 受让个人 标的公司',
  ],
  ['投资', '时间 投资方 被投资方 投资金额'],
  ['减持', '时间 减持方 被减持方 减持方身份 占总股本比例 占所持股比例'],
  ['收购', '时间 收购机构 收购个人 被收购机构 收购金额 收购数量 收购比例 收购方式'],
  ['担保', '时间 担保机构 担保个人 被担保机构 担保金额 担保方式'],
  ['中标', '时间 中标方 招标方 中标金额'],
  ['签署合同', '时间 签约机构 签约个人 签约对方机构 签约对方个人 合同金额'],
  ['起诉', '时间 原告机构 原告个人 被告机构 被告个人'],
  ['判决', '时间 判决机构 原告机构 原告个人 被告机构 被告个人 判决金额'],
]);
