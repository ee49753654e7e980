/** English: what a person can do about each failure, by its code. */
import type { FailureMessages } from './failures-zh';

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
  'runtime-missing':
    'The code that runs large models (web-llm, about 6 MB) is not on this device, and this site cannot be reached. The model’s files are all there: try again with a network, or import a folder that was exported elsewhere, which brings it along.',
  remote: 'The server did not finish; what was found is kept. The top of the page says why.',
  'not-loaded': 'The model is not ready yet. Wait a moment, or try again.',
  crashed:
    'The model stopped unexpectedly and was restarted. Try again; if it recurs, shorten the text.',
};
