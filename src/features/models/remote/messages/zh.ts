/** Chinese messages about a server of one's own. */
import { remoteFailuresZh as failures } from '../../../../i18n/remote-failures-zh';
import type { ServerProblem } from '../remote-server.svelte';

const CAUSES_ABOVE = '可能的原因和各种服务器的设置见下。';

const problems: Readonly<Record<ServerProblem, string>> = {
  ...failures,
  unreachable: `连不上服务器。${CAUSES_ABOVE}`,
  'address-empty': '请填写服务器的地址，如 http://localhost:8000/v1。',
  'address-unreadable': '这不是一个地址。请写成 http://localhost:8000/v1 的样子。',
  'address-scheme': '地址须以 http:// 或 https:// 开头。',
  'address-credentials': '地址里不能带用户名和密码。请把密钥填在“密钥”一栏。',
  'address-query': '地址里不能带问号或井号之后的部分。请删去它们。',
  ipv6: '安全策略里写不了 IPv6 地址。请改用主机名，如 localhost，或 IPv4 地址。',
  unguarded:
    '要等刷新页面后才能使用：只许访问这一台服务器的安全策略由本站的 Service Worker 给出，它现在还没有接管这一页。若刷新后仍如此，说明浏览器不允许保存（如无痕窗口），或是按住 Shift 强制刷新了；请在普通窗口里正常刷新。',
  'not-allowed':
    '服务器在那里，但不许这个网页读它的回答（CORS）。请照下面的说明，把本页的地址加进服务器的设置。有的服务器在密钥不对时也是这样，请顺便检查密钥。',
  silent: `没有得到任何回应。${CAUSES_ABOVE}`,
  'no-models': '服务器在那里，但没有列出任何模型。请先在服务器上载入一个模型。',
};

export const remoteZh = {
  failures,
  problems,
  title: '自己的服务器',
  about:
    '任何与 OpenAI 接口相容的服务器。一旦选用，这一页读的文本就会发给它；刷新或重新打开页面后，总是先用内置模型。',
  address: '地址',
  addressHint: '如 http://localhost:8000/v1；Ollama 是 http://localhost:11434/v1',
  key: '密钥（可不填）',
  keyHint: '只留在内存里，不保存，也不会导出；只发给上面的地址。',
  list: '读取模型列表',
  listing: '正在读取…',
  listHint: '读取列表只问有哪些模型，不会发送文本。',
  model: '模型',
  form: '回答形式',
  forms: { auto: '自动', lines: '按行', json: 'JSON' },
  formHint: '自动：vLLM、SGLang、llama.cpp 用语法约束，其余按行；Ollama、LM Studio 也可以选 JSON。',
  choose: '使用这个模型…',
  ask: (base: string, model: string): string =>
    `从现在起，在这一页打开或输入的每一段文本都会发给 ${base}，由其中的 ${model} 读取；现有的文本会马上发出。`,
  yes: '发给这台服务器',
  no: '不发送',
  mixed:
    '本页是 https，而这个地址是 http：除本机外，浏览器多半会拦下。请给服务器配上 https，或在本机打开本页。',
  inUse: (model: string, base: string): string => `正在使用 ${model}，文本会发给 ${base}。`,
  back: '改回内置模型',
  mark: (base: string): string => `文本会发给 ${base}`,
  causes: {
    title: '浏览器对下面这些情况只报同一个错误：',
    list: [
      '服务器没有运行，或地址、端口不对。',
      '服务器没有允许这个网页（CORS）：设置见下。',
      '本页是 https 而服务器是 http：除本机外会被拦下。',
      '证书不受信任：请在新标签页里打开服务器的地址，看浏览器怎么说。',
      'Chrome 和 Edge 要先问是否允许访问本地网络：请在地址栏左侧的网站设置里允许。',
      '防火墙、代理或浏览器扩展拦下了请求。',
    ],
  },
  setup: {
    title: (origin: string): string => `让服务器允许本页（${origin}）`,
    vllm: '一般不必设置；若限制过来源，请加上本页。',
    sglang: '一般不必设置。',
    ollama: '设置环境变量后重启：',
    lmStudio: '在服务器设置里打开 Enable CORS，或：',
    llamaCpp: '旧版不必设置；新版若只许本机，请加上本页。',
  },
};

export type RemoteMessages = typeof remoteZh;
