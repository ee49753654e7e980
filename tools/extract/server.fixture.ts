/** A run of `extract` in this process, and a scripted server that answers by what it is asked. It is no model. */
import { vi } from 'vitest';
import type { Limits } from '../../worker/remote/deadline';
import { chunk, send, stream, type Step } from '../../worker/remote/scripted-server.fixture';
import { run } from './run';

export const SCHEMA = JSON.stringify({
  entities: [{ name: '人名' }, { name: '城市' }],
  relations: [{ name: '居住地', head: '人名', tail: '城市' }],
  events: [{ name: '搬家', roles: ['时间', '搬家者', '去处'] }],
});

/** By a word of the instruction of each task. 火星 is in none of the texts. */
const ANSWERS: readonly (readonly [string, string])[] = [
  ['-触发词', '#搬家\n-搬到\n>时间：去年\n>去处：宁波\n>去处：火星\n'],
  ['-主体', '#居住地\n-周小满\n>宁波\n'],
  ['-实体', '#人名\n-周小满\n-汤若溪\n#城市\n-宁波\n-火星\n'],
];

export function answerTo(body: string): string {
  return ANSWERS.find(([word]) => body.includes(word))?.[1] ?? '';
}

const listed = (owner: string): Step =>
  send(200, JSON.stringify({ data: [{ id: 'm', object: 'model', owned_by: owner }] }));

export const answers: Step = (response, asked) => {
  stream(`${chunk(answerTo(asked.body), 'stop')}data: [DONE]\n\n`)(response, asked);
};

/** Its list of models first; the last step answers all further questions. */
export function serving(chat: readonly Step[], models: Step = listed('somebody')): Step {
  let asked = 0;
  return (response, request) => {
    if (request.path.endsWith('/models')) models(response, request);
    else chat[Math.min(asked++, chat.length - 1)]?.(response, request);
  };
}

export { listed };

export interface Done {
  readonly code: number;
  readonly said: string;
  readonly printed: readonly string[];
}

export interface Around {
  readonly variables?: Readonly<Record<string, string>>;
  readonly stopped?: AbortSignal;
  readonly limits?: Partial<Limits>;
}

/** What it wrote to the two outputs. */
export async function runExtract(args: readonly string[], around: Around = {}): Promise<Done> {
  const said: string[] = [];
  const printed: string[] = [];
  const error = vi.spyOn(console, 'error').mockImplementation((line) => said.push(String(line)));
  const log = vi.spyOn(console, 'log').mockImplementation((line) => printed.push(String(line)));
  try {
    const { variables = {}, stopped = new AbortController().signal, limits = {} } = around;
    const code = await run(args, { variables, stopped, limits });
    return { code, said: said.join('\n'), printed };
  } finally {
    error.mockRestore();
    log.mockRestore();
  }
}
