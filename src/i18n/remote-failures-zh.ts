/** Chinese sentences for what a server of one’s own does wrong, by code. */

export const remoteFailuresZh = {
  'bad-key': '密钥里有空格、换行或不能放进请求头的字符。请重新复制密钥。',
  cancelled: '已取消。需要时可以再试。',
  unreachable: '连不上服务器。请确认它还在运行、网络是通的，再试一次。',
  unauthorised: '服务器不接受这个密钥（401 或 403）。请检查密钥；没有密钥时，请留空。',
  'not-found':
    '服务器上没有这个路径或这个模型（404）。地址通常以 /v1 结尾；模型可能已被卸下，请重新读取模型列表。',
  'too-many-requests': '服务器太忙（429），等过几次仍不接受。请稍后再试。',
  'server-error': '服务器自身出错（5xx）。请看它的日志，再试一次。',
  refused: '服务器不接受这样的提问。请把回答形式改为“按行”，或看它的日志。',
  redirect: '服务器要转到另一个地址，这里不会跟随。请直接填写那个地址。',
  'not-json': '这个地址的回答不是 JSON，多半是网页。请检查路径，地址通常以 /v1 结尾。',
  'not-an-answer': '回答中断了，或者里面没有内容。请重试，或换一个模型。',
  'too-large': '回答没完没了，已停止。请重试，或换一个模型。',
  'slow-first-byte': '服务器迟迟没有开始回答。请稍后再试，或换一个小些的模型。',
  idle: '服务器答到一半停住了。请重试，并看它的日志。',
  'too-long': '一个回答用时太长，已停止。请换一个小些的模型，或把类型分成几批。',
};

export type RemoteFailureWords = Readonly<typeof remoteFailuresZh>;
