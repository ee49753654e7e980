/** English sentences for what a server of one’s own does wrong, by code. */
import type { RemoteFailureWords } from './remote-failures-zh';

export const remoteFailuresEn: RemoteFailureWords = {
  'bad-key':
    'The key has a blank, a line break or a character that no header can hold. Copy the key again.',
  cancelled: 'Cancelled. Try again when you need it.',
  unreachable:
    'The server cannot be reached. See that it still runs and that the network works, then retry.',
  unauthorised:
    'The server refuses the key (401 or 403). Check the key; leave the field empty if there is none.',
  'not-found':
    'The server has no such path or model (404). Addresses usually end in /v1; the model may have been unloaded: read the list of models again.',
  'too-many-requests':
    'The server is too busy (429), also after several waits. Try again in a while.',
  'server-error': 'The server has a fault (5xx). Look at its log, then try again.',
  refused:
    'The server does not take the question. Set the form of answers to “lines”, or look at its log.',
  redirect: 'The server sends us to another address, which is not followed. Enter that address.',
  'not-json':
    'What this address answers is not JSON, most likely a web page. Check the path; it usually ends in /v1.',
  'not-an-answer': 'The answer broke off or holds no text. Retry, or choose another model.',
  'too-large': 'The answer had no end in sight and was stopped. Retry, or choose another model.',
  'slow-first-byte':
    'The server took too long to begin. Try again in a while, or choose a smaller model.',
  idle: 'The server stopped in the middle of an answer. Retry, and look at its log.',
  'too-long':
    'One answer took too long and was stopped. Choose a smaller model, or look for fewer types at once.',
};
