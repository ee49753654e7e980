/** Names for the roles of FewFC, whose tags are English and shared between event types. */

const ROLES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  质押: {
    date: '时间',
    collateral: '质押物',
    money: '质押金额',
    number: '质押数量',
    proportion: '质押比例',
    'sub-org': '质押机构',
    'sub-per': '质押个人',
    'obj-org': '质权机构',
    'obj-per': '质权个人',
  },
  股份股权转让: {
    date: '时间',
    collateral: '转让标的',
    money: '转让金额',
    number: '转让数量',
    proportion: '转让比例',
    'sub-org': '转让机构',
    'sub-per': '转让个人',
    'obj-org': '受让机构',
    'obj-per': '受让个人',
    'target-company': '标的公司',
  },
  起诉: {
    date: '时间',
    'sub-org': '原告机构',
    'sub-per': '原告个人',
    'obj-org': '被告机构',
    'obj-per': '被告个人',
  },
  投资: {
    date: '时间',
    sub: '投资方',
    obj: '被投资方',
    money: '投资金额',
  },
  减持: {
    date: '时间',
    sub: '减持方',
    obj: '被减持方',
    title: '减持方身份',
    'share-org': '占总股本比例',
    'share-per': '占所持股比例',
  },
  收购: {
    date: '时间',
    'sub-org': '收购机构',
    'sub-per': '收购个人',
    'obj-org': '被收购机构',
    money: '收购金额',
    number: '收购数量',
    proportion: '收购比例',
    way: '收购方式',
  },
  担保: {
    date: '时间',
    'sub-org': '担保机构',
    'sub-per': '担保个人',
    'obj-org': '被担保机构',
    amount: '担保金额',
    way: '担保方式',
  },
  中标: {
    date: '时间',
    sub: '中标方',
    obj: '招标方',
    amount: '中标金额',
  },
  签署合同: {
    date: '时间',
    'sub-org': '签约机构',
    'sub-per': '签约个人',
    'obj-org': '签约对方机构',
    'obj-per': '签约对方个人',
    amount: '合同金额',
  },
  判决: {
    date: '时间',
    institution: '判决机构',
    'sub-org': '原告机构',
    'sub-per': '原告个人',
    'obj-org': '被告机构',
    'obj-per': '被告个人',
    money: '判决金额',
  },
};

/** Keys are `event type/role tag`. */
export const FEWFC_ROLES: ReadonlyMap<string, string> = new Map(
  Object.entries(ROLES).flatMap(([event, roles]) =>
    Object.entries(roles).map(([tag, name]) => [`${event}/${tag}`, name] as const),
  ),
);
