/** Chinese messages: the source of the keys. */

function timeOf(seconds: number): string {
  return seconds < 60 ? `约 ${seconds} 秒` : `约 ${Math.round(seconds / 60)} 分钟`;
}

export const zh = {
  title: '栗鼠 · 中文信息抽取',
  brand: '栗鼠',
  tagline: '贴一段中文，看清其中的人物、关系与事件。',
  privacy: '文本只在这台设备上处理，从不上传。',
  keys: '快捷键',
  update: '有新版本，刷新使用',
  updateHint: '文档都已保存。开着多个标签页时，请先关闭其他的。',
  skipToText: '跳到原文',
  switchLanguage: 'English',
  switchLanguageLabel: '切换到英文界面 (English)',
  themeLabel: { system: '主题：跟随系统', light: '主题：浅色', dark: '主题：深色' },
  languageMissing: '没有取到另一种语言的界面文字，界面保持不变。请检查网络后再切换。',
  close: '关闭',
  retry: '重试',
  cancel: '取消',
  notOpened: '没有打开。请检查网络后重试。',
  notKept: '没有取到保存文档所需的程序，现在的改动不会保存。请检查网络后重试。',
  more: (count: number): string => `再显示 ${count} 项`,

  model: {
    absent: '模型尚未载入',
    checking: '正在检查本机的模型…',
    downloading: '正在下载模型，只需这一次',
    bytes: (loaded: string, total: string): string => `${loaded} / ${total}`,
    starting: '正在启动模型…',
    reloading: '模型中断了，正在重新载入。',
    reloadTakes: (seconds: number): string => `上次载入用了${timeOf(seconds)}。`,
    ready: '模型就绪',
    offline: '已可离线使用',
    inMemory: '模型仅在内存中：浏览器不允许保存，下次打开需要重新下载',
    failed: '模型没有载入',
    progressLabel: '模型下载进度',
    builtIn: (id: string): string => '内置' + id.replace('chinchilla', '').replace('-', ' '),
    choose: (name: string): string => `模型：${name}`,
    panel: '模型',
    opening: '正在打开…',
    downloadingOther: (percent: string): string => `正在下载 ${percent}`,
    givenUp: (name: string, instead: string): string =>
      `${name} 没能运行，已改用${instead}，文本都在。`,
    libraryFits: (versions: string): string => `这个模型库是为 WebLLM ${versions} 编译的。`,
    dismiss: '知道了',
  },

  documents: {
    section: '文档',
    open: '文档',
    title: '标题',
    untitled: '未命名',
    create: '新建',
    source: (file: string): string => `来自 ${file}`,
    page: (page: number): string => `第 ${page} 页`,
    row: (row: number): string => `第 ${row} 行`,
    undo: '撤销',
    redo: '重做',
    readOnly: '另一个标签页正在编辑这份文档；这里只读，随它更新。',
    editHere: '改在这里编辑',
    notSaved: {
      unavailable: '浏览器不允许保存，关闭本页后文档会丢失。请先导出，或换一个允许保存的窗口。',
      'quota-exceeded':
        '存储空间不足，最近的改动没有保存。请清理一些空间，或删除不用的模型与文档。',
      failed: '最近的改动没有保存。请重试；若仍不行，请导出后刷新页面。',
    },
    removed: (count: number): string => `已删除 ${count} 份文档。`,
    conflict: '另一个标签页改过这份文档。两边的内容都在：这里的改动另存成了一份新文档。',
    lost: (count: number, titles: string): string =>
      `浏览器的存储被清空：打开的文档已重新保存，另有 ${count} 份丢失（${titles}）。`,
    editedElsewhere: (title: string): string => `“${title}”正在另一个标签页中编辑，没有删除。`,
  },

  text: {
    section: '原文',
    placeholder: '在这里粘贴或输入中文……',
    tools: '文本工具',
    samples: '例文',
    samplesTitle: '选一篇例文',
    samplesHint: '或者，从一篇例文开始',
    open: '打开文件',
    import: '导入',
    openHint: '打开文本、表格、PDF、Word 等文件，也可以拖进来或粘贴',
    clear: '清空',
    find: '查找',
    filter: (hidden: number): string => (hidden === 0 ? '筛选' : `已隐藏 ${hidden} 类`),
    length: (count: string): string => `${count} 字`,
    drop: '松开以打开文件',
    tooLong: (count: string, limit: string): string =>
      `文本共 ${count} 字，超过 ${limit} 字的上限，未做抽取。原文都在，请删减，或分成几份再试。`,
    fileTooLong: (name: string, limit: string): string =>
      `“${name}”超过 ${limit} 字的上限，没有打开；当前文本没有改动。请把文件分成几份。`,
    fileUnreadable: (name: string): string =>
      `读不出“${name}”，当前文本没有改动。请确认它是文本文件，再打开一次。`,
  },

  domains: {
    news: '新闻',
    biography: '人物',
    resume: '简历',
    finance: '财经',
    medicine: '医疗',
    sport: '体育',
    disaster: '灾害',
    ecommerce: '电商',
    film: '影视',
    literature: '文学',
  },

  schema: {
    preset: '抽取方案',
    tasks: { ner: '命名实体', re: '关系', ee: '事件', all: '综合' },
    edited: '已修改',
    edit: '编辑方案',
    title: '编辑抽取方案',
    lookingFor: '要找的类型',
    andMore: (count: number): string => `等 ${count} 种`,
  },

  views: {
    section: '视图',
    text: '正文',
    table: '表格',
    graph: '关系图',
    timeline: '时间线',
    documents: '全部文档',
  },

  results: {
    section: '结果',
    tabs: { entities: '实体', relations: '关系', events: '事件' },
    threshold: '最低置信度',
    copy: '复制 JSON',
    copied: '已复制',
    copyFailed: '没能复制。请改用下载。',
    download: '下载 JSON',
    moreFormats: '更多格式…',
    print: '打印',
    review: '逐条核对',
    outsideSchema: '方案里没有这个类型',
    places: (at: number, count: number): string => `第 ${at} 处，共 ${count} 处`,
    confirmed: '已确认',
    score: (percent: string): string => `置信度 ${percent}`,
    head: '主体',
    relation: '关系',
    tail: '客体',
    trigger: '触发词',
    noRoles: '没有找到论元',
    progress: (done: number, total: number): string => `${done} / ${total} 段`,
    waitingForModel: '模型就绪后自动开始',
    progressLabel: '抽取进度',
    reading: '正在读…',
    held: '大模型不会边输入边抽取。写好后，请点“开始抽取”。',
    heldFor: (seconds: number): string => `停止输入 ${seconds} 秒后自动开始抽取。`,
    startNow: '开始抽取',
    cancelled: '已取消。已经找到的仍在下面。',
    storedModel: (name: string): string => `这些结果来自 ${name}，现在的模型不同。`,
    storedSchema: '这些结果出自修改前的方案。',
    again: '重新抽取',
    issues: (count: number): string => `${count} 处未能处理`,
    issue: {
      ungrounded: '在原文中找不到对应位置',
      cut: '超出窗口，被截断',
      failed: '这一段没有处理成功',
    },
  },

  empty: {
    noText: '还没有文本。粘贴一段，或选一篇例文，结果会出现在这里。',
    noEntities: '没有找到实体。可以降低置信度，或换一个更合适的方案。',
    noRelations: '没有找到关系。可以降低置信度，或换一个更合适的方案。',
    noEvents: '没有找到事件。可以降低置信度，或换一个更合适的方案。',
    schemaWithoutEntities: '当前方案没有实体类型。可在“编辑方案”里添加，或换一个预设。',
    schemaWithoutRelations: '当前方案没有关系。可在“编辑方案”里添加，或换一个关系预设。',
    schemaWithoutEvents: '当前方案没有事件。可在“编辑方案”里添加，或换一个事件预设。',
  },

  advice: {
    title: '这段文字里什么也没找到，可以试试：',
    lowerThreshold: (count: number): string => `降低最低置信度：有 ${count} 处低于现在的值。`,
    untaughtNames: (names: string): string => `改用模型学过的名称；没学过的有：${names}。`,
    notChinese: '模型只学过中文，这段文字里汉字很少。',
    otherPresets: '换一个方案：',
  },

  announce: {
    ready: '模型就绪',
    found: (entities: number, relations: number, events: number): string =>
      `抽取完成：${entities} 个实体，${relations} 条关系，${events} 个事件`,
    cancelled: '已取消抽取',
  },
};

/** Every language has these keys, with these parameters. */
export type Messages = typeof zh;
