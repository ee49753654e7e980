/** A scripted server over real HTTP: the script says what each request gets. It is no model. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export interface Asked {
  readonly path: string;
  readonly key: string | undefined;
  readonly body: string;
}

export type Step = (response: ServerResponse, asked: Asked) => void;

export const send =
  (status: number, text: string, headers: Record<string, string> = {}): Step =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text);
  };

/** The form of an answer in the OpenAI reference, which vLLM, SGLang and llama.cpp follow. */
export const whole = (content: string, finish = 'stop'): Step =>
  send(
    200,
    JSON.stringify({
      object: 'chat.completion',
      choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: finish }],
    }),
  );

export const chunk = (content: string, finish: string | null = null): string =>
  `data: ${JSON.stringify({
    object: 'chat.completion.chunk',
    choices: [{ index: 0, delta: { content }, finish_reason: finish }],
  })}\n\n`;

export const stream =
  (text: string): Step =>
  (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).end(text);
  };

async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString();
}

export interface ScriptedServer {
  readonly base: string;
  readonly asked: readonly Asked[];
  close(): void;
}

/** The last step answers all further requests. */
export async function startScripted(...steps: readonly Step[]): Promise<ScriptedServer> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const now = { path: request.url ?? '', key: request.headers.authorization, body };
      const step = steps[Math.min(asked.length, steps.length - 1)];
      asked.push(now);
      step?.(response, now);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    base: `http://127.0.0.1:${port}/v1`,
    asked,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
