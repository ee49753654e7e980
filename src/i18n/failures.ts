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
  'not-loaded': 'The model is not ready yet. Wait a moment, or try again.',
  crashed:
    'The model stopped unexpectedly and was restarted. Try again; if it recurs, shorten the text.',
};
