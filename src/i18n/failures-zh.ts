/** Chinese: what a person can do about each failure, by its code; the page's types say when one is missing. */

export const failuresZh = {
  'no-webgpu': '这个浏览器没有可用的 WebGPU。请改用内置模型，或换用新版 Chrome、Edge。',
  'needs-f16': '显卡不支持半精度运算。请改用内置模型，或换一台设备。',
  'out-of-memory': '内存不够。请关掉一些标签页后重试，或缩短文本。',
  'unknown-model': '找不到这个模型。请刷新页面；若仍如此，说明网站文件不完整。',
  'download-failed': '模型没有下载完。请检查网络后重试，已下载的文件不必重来。',
  'integrity-failed': '模型文件校验不符，已弃用。请重试，会重新下载。',
  'quota-exceeded': '浏览器的存储空间不足。请清理一些空间后重试。',
  'device-lost': '显卡设备丢失。请重试；反复出现时请重启浏览器。',
  'context-overflow': '这一段超出了模型的窗口。请缩短文本，或减少类型后重试。',
  cancelled: '已取消。需要时可以重新抽取。',
  'invalid-schema': '抽取方案无法使用。请打开“编辑方案”，改正其中标出的地方。',
  'wrong-library': '模型库与本应用的版本不符。请换用为 WebLLM 0.2.86 编译的模型库（.wasm）。',
  'not-a-model':
    '这里没有 MLC 格式的模型：需要 mlc-chat-config.json、tensor-cache.json、分词器和权重分片。请检查地址或文件夹。',
  'bad-address':
    '这个地址不能用。请填写以 https:// 开头的完整地址；http 只能用于本机（127.0.0.1 或 localhost）。',
  'not-found': '这个来源没有需要的文件。请换一个来源，或检查地址。',
  busy: '另一个标签页正在处理这个模型。请等它完成，或在那个标签页里操作。',
  'runtime-missing':
    '运行大模型的程序（web-llm，约 6 MB）不在本机，现在又连不上本站。模型文件都在；请联网后重试，或从别处导出的文件夹再导入一次（导出时会带上它）。',
  remote: '服务器没有读完，已找到的都在。原因见页首。',
  'not-loaded': '模型还没有就绪。请稍等片刻，或重试。',
  crashed: '模型意外停止，已重新启动。请重试；反复出现时请缩短文本。',
};

export type FailureMessages = typeof failuresZh;
