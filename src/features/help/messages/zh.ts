/** Chinese messages of the list of keys and of the first visit, which are fetched with them. */
export const helpZh = {
  title: '快捷键',
  groups: [
    {
      name: '任何地方',
      keys: [
        ['?', '这份列表（不在输入文字时）'],
        ['Ctrl F', '在原文中查找，也可输入姓名的拼音首字母'],
        ['Ctrl Z / Ctrl Shift Z', '撤销，重做'],
        ['Ctrl P', '打印'],
        ['Esc', '取消选择，关闭打开的部分'],
      ],
    },
    {
      name: '选中文字或标注后',
      keys: [
        ['Alt 1–9 0 - =', '把选中的文字标为第 1 到第 12 种类型'],
        ['F2', '进入校对栏；其中：'],
        ['A  X', '接受，删除'],
        ['T', '改类型'],
        ['L', '连到另一处（关系）'],
        ['E', '作为触发词（事件）'],
        ['[ ] , .', '移动左、右边界；按住 Shift 移动一个词'],
        ['G  D', '全文各处都标上，都删除'],
        ['S  J', '在光标处分开，与后一处合并'],
        ['R', '调换关系的方向'],
        ['Z C V N M H Y U', '方案里的属性，如否定、疑似'],
      ],
    },
    {
      name: '逐条核对',
      keys: [
        ['A  X  S  B', '接受，删除，跳过，上一条'],
        ['Z C V N …', '先设属性，再接受'],
      ],
    },
    {
      name: '列表与视图',
      keys: [
        ['↑ ↓ Home End', '在结果、表格中移动'],
        ['Enter', '选中表格的一行'],
        ['方向键 + − 0', '移动、缩放关系图，适合窗口'],
      ],
    },
  ] as readonly HelpGroup[],
  tour: '三步上手，再看一遍',
  steps: [
    ['放进文本', '把中文粘贴到这里，或打开文件、选一篇例文。文本只留在这台设备上。'],
    ['选要找什么', '选一个方案，或在“编辑方案”里写下自己的实体、关系和事件类型。'],
    ['核对与带走', '结果会出现在这里。逐条核对、改正，再导出为各种格式。'],
  ] as readonly (readonly [string, string])[],
  step: (at: number, count: number): string => `${at} / ${count}`,
  next: '下一步',
  end: '开始使用',
  skip: '跳过',
};

export interface HelpGroup {
  readonly name: string;
  readonly keys: readonly (readonly [keys: string, does: string])[];
}

export type HelpMessages = typeof helpZh;
