/** What a person can do about each failure, by its code; the page's types say when one is missing. */

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
  'not-loaded': '模型还没有就绪。请稍等片刻，或重试。',
  crashed: '模型意外停止，已重新启动。请重试；反复出现时请缩短文本。',
};

export type FailureMessages = typeof failuresZh;

export const failuresEn: FailureMessages = {
  'no-webgpu': 'WebGPU is not available here. Use the built-in model, or a recent Chrome or Edge.',
  'needs-f16': 'The graphics card lacks half precision. Use the built-in model or another device.',
  'out-of-memory': 'Not enough memory. Close some tabs and try again, or shorten the text.',
  'unknown-model':
    'This model cannot be found. Reload the page; if that does not help, the site’s files are incomplete.',
  'download-failed':
    'The model did not download completely. Check the network and try again; finished files are kept.',
  'integrity-failed':
    'A model file did not match its checksum and was discarded. Try again to fetch it anew.',
  'quota-exceeded': 'The browser is out of storage. Free some space and try again.',
  'device-lost': 'The graphics device was lost. Try again; if it recurs, restart the browser.',
  'context-overflow':
    'This part is longer than the model can read. Shorten the text or use fewer types, then try again.',
  cancelled: 'Cancelled. You can extract again whenever you like.',
  'invalid-schema': 'The schema cannot be used. Open “Edit schema” and correct what is marked.',
  'wrong-library':
    'The model library was built for another version. Use one (.wasm) that was built for WebLLM 0.2.86.',
  'not-a-model':
    'There is no model in MLC’s format here: it needs mlc-chat-config.json, tensor-cache.json, a tokenizer and weight shards. Check the address or the folder.',
  'bad-address':
    'This address cannot be used. Give a full one that begins with https://; plain http works for this machine only (127.0.0.1 or localhost).',
  'not-found':
    'This source lacks a file that is needed. Choose another source, or check the address.',
  busy: 'Another tab is working on this model. Wait for it, or use that tab.',
  'not-loaded': 'The model is not ready yet. Wait a moment, or try again.',
  crashed:
    'The model stopped unexpectedly and was restarted. Try again; if it recurs, shorten the text.',
};
