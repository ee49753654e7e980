/** English messages about a server of one's own. */
import { remoteFailuresEn as failures } from '../../../../i18n/remote-failures-en';
import type { ServerProblem } from '../remote-server.svelte';
import type { RemoteMessages } from './zh';

const SEE_BELOW = 'Likely causes, and what to set for each server, are below.';

const problems: Readonly<Record<ServerProblem, string>> = {
  ...failures,
  unreachable: `The server cannot be reached. ${SEE_BELOW}`,
  'address-empty': 'Enter the address of the server, such as http://localhost:8000/v1.',
  'address-unreadable': 'This is not an address. Write it like http://localhost:8000/v1.',
  'address-scheme': 'The address must begin with http:// or https://.',
  'address-credentials':
    'The address must not hold a user name and password. Enter the key in the field for it.',
  'address-query': 'The address must not hold anything after “?” or “#”. Remove that part.',
  ipv6: 'A security policy cannot name an IPv6 address. Use a host name such as localhost, or IPv4.',
  unguarded:
    'Not available until the page is reloaded: the policy that allows this one server comes from the site’s service worker, which does not serve this page yet. If a reload does not help, the browser does not allow storage (as in a private window) or the page was force-reloaded with Shift; reload it normally in an ordinary window.',
  'not-allowed':
    'The server is there but does not let this page read its answers (CORS). Add this page’s address to its settings as described below. Some servers answer a wrong key like this, too: check the key.',
  silent: `There was no answer at all. ${SEE_BELOW}`,
  'no-models': 'The server is there but lists no model. Load a model on the server first.',
};

export const remoteEn: RemoteMessages = {
  failures,
  problems,
  title: 'A server of your own',
  about:
    'Any server with an OpenAI-compatible interface. Once chosen, it receives the text that this page reads; after a reload the page always begins with the built-in model.',
  address: 'Address',
  addressHint: 'Such as http://localhost:8000/v1; for Ollama http://localhost:11434/v1',
  key: 'Key (optional)',
  keyHint: 'Kept in memory only: not stored, not exported. It is sent to the address above only.',
  list: 'Read the list of models',
  listing: 'Reading…',
  listHint: 'This asks which models there are. No text is sent.',
  model: 'Model',
  form: 'Form of answers',
  forms: { auto: 'automatic', lines: 'lines', json: 'JSON' },
  formHint:
    'Automatic: a grammar on vLLM, SGLang and llama.cpp, else lines. Ollama and LM Studio also take JSON.',
  choose: 'Use this model…',
  ask: (base, model) =>
    `From now on every text that is opened or typed on this page is sent to ${base}, where ${model} reads it. The present text is sent at once.`,
  yes: 'Send to this server',
  no: 'Do not send',
  mixed:
    'This page is https and the address is http: browsers block that for most hosts but this machine. Give the server https, or open this page on the machine itself.',
  inUse: (model, base) => `${model} is in use; text is sent to ${base}.`,
  back: 'Back to the built-in model',
  mark: (base) => `Text is sent to ${base}`,
  causes: {
    title: 'Browsers report one and the same error for all of these:',
    list: [
      'The server does not run, or the address or port is wrong.',
      'The server does not allow this page (CORS): see the settings below.',
      'This page is https and the server http: blocked for most hosts but this machine.',
      'The certificate is not trusted: open the server’s address in a new tab and see what the browser says.',
      'Chrome and Edge first ask whether the page may reach the local network: allow it in the site settings beside the address bar.',
      'A firewall, a proxy or a browser extension blocks the request.',
    ],
  },
  setup: {
    title: (origin) => `Let the server allow this page (${origin})`,
    vllm: 'Usually nothing to set; if origins were limited, add this page.',
    sglang: 'Usually nothing to set.',
    ollama: 'Set this environment variable and restart it:',
    lmStudio: 'Turn on Enable CORS in the server settings, or:',
    llamaCpp:
      'Older versions: nothing to set. Newer ones that allow only this machine: add this page.',
  },
};
