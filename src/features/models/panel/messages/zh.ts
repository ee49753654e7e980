/** Chinese messages of the model panel, which is loaded when it is first opened. */

function timeLeft(seconds: number): string {
  if (seconds < 60) return `还需 ${Math.max(1, Math.ceil(seconds))} 秒`;
  if (seconds < 3600) return `还需 ${Math.ceil(seconds / 60)} 分钟`;
  return `还需 ${(seconds / 3600).toFixed(1)} 小时`;
}

export const panelZh = {
  intro: '大模型在这台设备的显卡上运行，可以理解任意类型；文本同样不会上传。',
  probing: '正在查看这台设备能运行什么…',
  noWebgpu: '这里运行不了大模型：',
  noWebgpuHow:
    '大模型需要 WebGPU，而这个浏览器没有给出可用的显卡（软件模拟的显卡太慢，不计在内）。请换用新版 Chrome 或 Edge，并在浏览器设置里打开硬件加速。',
  builtInWorks: '内置模型不受影响，照常工作。',
  noF16: '这块显卡不支持半精度运算，因此下面是单精度版：结果相同，占用的显存更多。',

  adapter: {
    name: (name: string): string => `显卡：${name === '' ? '浏览器没有说明型号' : name}`,
    kind: {
      integrated: '集成显卡',
      discrete: '独立显卡',
      software: '软件模拟',
      unknown: '未说明集成或独立',
    },
    half: '半精度',
    noHalf: '无半精度',
    buffer: (size: string): string => `单个缓冲区最大 ${size}`,
    systemChooses:
      '有两块显卡时，用哪一块由 Windows 决定：在“设置 › 系统 › 屏幕 › 显示卡”里为这个浏览器选“高性能”。',
  },
  context: {
    label: '上下文',
    choice: (tokens: string, size: string): string => `${tokens} 词元，约占显存 ${size}`,
    bare: (tokens: string): string => `${tokens} 词元`,
    hint: '用得着的很少超过 4096；改动在下次载入时生效。',
  },

  builtIn: { mini: '栗鼠 mini', base: '栗鼠 base' },
  builtInAbout: {
    mini: '随网页提供，不需要显卡，速度最快；找到的关系和论元更多。',
    base: '随网页提供，不需要显卡，较慢；实体、医疗文本、自己起名的类型找得更准，关系少而准。',
  },
  own: '自己的模型',
  inUse: '正在使用',
  starting: '正在启动…',
  recommended: '推荐',
  download: '下载',
  import: '从文件夹导入',
  pause: '暂停',
  resume: '继续下载',
  cancel: '取消下载',
  retry: '重试',
  use: '使用',
  verify: '校验',
  remove: '删除',
  export: '导出到文件夹',
  keep: '保留',
  named: (action: string, name: string): string => `${action} ${name}`,

  size: (size: string): string => `下载约 ${size}`,
  exactSize: (size: string): string => `共 ${size}`,
  memory: (size: string): string => `显存约 ${size}`,
  precision: { f16: '半精度', f32: '单精度' },
  unfit: {
    'no-webgpu': '需要 WebGPU，这里没有；请用内置模型',
    'needs-f16': '需要半精度显卡；请选单精度版',
    memory: '这台设备的内存恐怕不够，可以一试，或选更小的模型',
    limits: '显卡低于 web-llm 对任何模型的要求；请用内置模型',
    buffer: '其中最大的张量超过这块显卡一次能读的大小；请选更小的模型',
    'known-bad': '已知这一系列显卡启动大模型时会丢失设备；可以一试，不成会改用内置模型',
  },

  state: {
    present: (size: string): string => `已在本机，${size}`,
    downloading: '正在下载',
    connecting: '正在连接…',
    elsewhere: '另一个标签页正在下载',
    paused: '已暂停，随时可以继续，关掉页面也不会丢',
    verifying: '正在校验',
    failed: '没有下载完',
  },
  amount: (loaded: string, total: string): string => `${loaded} / ${total}`,
  speed: (size: string): string => `每秒 ${size}`,
  timeLeft,
  progressLabel: (name: string): string => `${name} 的进度`,

  askRemove: (name: string, size: string): string => `删除 ${name}？会释放 ${size}。`,
  askCancel: (name: string, size: string): string =>
    `取消下载 ${name}？已下载的 ${size} 会删除。想留着，请用“暂停”。`,
  freed: (size: string): string => `已删除，释放了 ${size}。`,
  verified: '校验通过，文件都完好。',
  exported: '已导出到所选的文件夹。',
  cannotExport: '这个浏览器不能写入文件夹；要导出，请用 Chrome 或 Edge。',

  source: {
    title: '下载来源',
    own: '自己的地址',
    folder: '本机文件夹',
    ownLabel: '存放模型的地址',
    ownHint: '其下每个模型一个文件夹，以模型编号命名，模型库（.wasm）放在同一文件夹里。',
    folderHint: '没有网络时，可以导入从别处导出的模型文件夹。',
    test: '测试连接',
    testing: '正在测试…',
    answered: (ms: string): string => `${ms} 毫秒`,
    silent: '连不上',
    suggested: '最快，建议使用',
    noneAnswered: '都连不上。请检查网络，或从文件夹导入。',
  },

  ownModel: {
    about: '任何 MLC 格式的模型，来自一个地址或一个文件夹（权重、配置、分词器和模型库）。',
    name: '名称',
    nameHint: '字母、数字、点、横线或下划线',
    base: '模型地址',
    baseHint: '存放 mlc-chat-config.json 和权重的文件夹',
    library: '模型库地址（.wasm）',
    libraryHint: '可不填：就用模型地址下的 model.wasm',
    badName: '请起一个名称：1 到 80 个字母、数字、点、横线或下划线，且不与上面列出的模型同名。',
  },

  start: {
    label: '大模型何时读正在输入的文本',
    button: '只在点“开始抽取”时',
    pause: (seconds: number): string => `停止输入 ${seconds} 秒后`,
  },

  asking: {
    title: '怎样问大模型（本机的和自己服务器的）',
    names: {
      typesFirst: '先问有哪些类型，再只问这些类型',
      ownExamples: '用这份文档里已确认、已否定的句子作示例',
      bothOrders: '每个问题问两遍，第二遍把类型的顺序倒过来',
    },
    costs: {
      typesFirst: '每段多一个短问题；方案里类型多时，后面的问题少得多。第一问漏掉的类型不会再问。',
      ownExamples:
        '提示最多加长 600 字。每段最多三句，取最早决定的句子，不取这一段自己的；又作了决定，下次会重读全文。',
      bothOrders:
        '问题加倍，时间加倍。两遍都找到的取平均分，只找到一遍的减半，由阈值决定是否显示。',
    },
  },

  server: '自己的服务器（vLLM、SGLang、Ollama、LM Studio、llama.cpp）',

  storage: (used: string, free: string): string => `本站已用 ${used}，还可以存约 ${free}。`,
  persistence: {
    granted: '浏览器会一直保留下载的模型。',
    refused: '浏览器没有答应长期保留：磁盘紧张时，它可能清掉下载的模型。',
    unavailable: '',
  },

  instruction: {
    open: '查看与修改指令',
    title: '给大模型的指令',
    about: '下面就是发给模型的原文。可以直接修改，只影响大模型。',
    idle: '现在使用的是内置模型；改用大模型后，这里的指令才起作用。',
    task: '任务',
    language: '指令语言',
    tasks: { ner: '实体', re: '关系', ee: '事件' },
    languages: { zh: '中文', en: 'English' },
    text: '指令',
    edited: '已修改',
    reset: '恢复原文',
    places: '{labels} 处填入要找的类型，{text} 处填入正文；没有写出的会补在末尾。',
    preview: '完整的提示',
    previewHint: '按当前的方案和正文开头生成；长文会分段，类型多时会分批。',
    nothing: '当前方案没有这一类任务的类型，因此不会发送。',
  },
};

export type PanelMessages = typeof panelZh;
