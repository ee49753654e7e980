/** What the command line says of a request that failed, and what to do about it. */
import type { RemoteCode, RemoteFailure } from '../../../worker/remote/remote-failure';

const SENTENCES: Readonly<Record<RemoteCode, string>> = {
  'bad-key': 'the key has a blank, a line break or a character that no header can hold',
  cancelled: 'the run was stopped',
  unreachable: 'the server cannot be reached; check the address, and that the server runs',
  unauthorised: 'the server refuses the key; check the variable that --key-env names',
  'not-found': 'the server does not know the model or the path; check --server-model and --server',
  'too-many-requests': 'the server is too busy; give a lower --requests',
  'server-error': 'the server has a fault; look at its log',
  refused: 'the server does not take the question; try --form lines, or look at its log',
  redirect: 'the server sends us to another address, which is not followed; give that one instead',
  'not-json': 'the answer is not of an OpenAI-compatible server; check the path of --server',
  'not-an-answer': 'the answer is broken off or holds no text',
  'too-large': 'the answer has no end in sight',
  'slow-first-byte': 'the server took too long to begin; give a lower --requests',
  idle: 'the server stopped in the middle of an answer',
  'too-long': 'the answer took too long',
};

/** The detail may quote the server; one line, not too long. */
export function sentenceOf({ code, detail }: RemoteFailure): string {
  const quoted = detail.replaceAll(/\s+/gu, ' ').slice(0, 200);
  return `${SENTENCES[code]} (${quoted})`;
}
