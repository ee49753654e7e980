/** Chinese messages of the schema editor, which is loaded when it is first opened. */

export const schemaZh = {
  entities: '实体类型',
  relations: '关系',
  events: '事件',
  filter: '筛选类型',
  noMatch: '没有匹配的类型',
  name: '名称',
  head: '主体类型',
  tail: '客体类型',
  roles: '论元角色',
  attributes: '属性',
  attributesHint: '核对时可以给实体加上的说明，如否定、疑似；用顿号分开，模型不抽取',
  rolesHint: '论元角色用顿号或逗号分开',
  other: '其他',
  addEntity: '添加实体类型',
  addRelation: '添加关系',
  addEvent: '添加事件',
  remove: (name: string): string => `删除“${name}”`,
  reset: '恢复预设',
  importJson: '导入 JSON',
  exportJson: '导出 JSON',
  apply: '应用',
  problems: '请先改正这些地方：',
  warnings: '可以使用，但请留意：',
  unnamed: '未命名',
  untaught: '模型没学过这个名称，可能找不全',

  problem: {
    'not-json': '文件不是有效的 JSON。请检查括号与引号。',
    'wrong-type': '这里的内容类型不对。',
    'no-labels': '还没有任何类型。至少添加一个。',
    'empty-name': '名称不能为空。',
    'duplicate-name': '名称重复。',
    'long-name': '名称太长；短一些模型更容易懂。',
    'too-many-labels': '类型很多，超过 100 个会变慢，最多 500 个。',
    'empty-end': '请填写主体与客体的类型。',
    'no-roles': '没有论元角色，只会找触发词。',
  },
};

export type SchemaMessages = typeof schemaZh;
