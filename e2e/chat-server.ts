// A scripted server of one's own over real HTTP: it answers as the reference of OpenAI's interface says. It is no model.
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly key: string | undefined;
  readonly body: string;
}

const HEADERS = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Headers': 'authorization, content-type',
};

async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString();
}

function chunk(content: string, finish: string | null): string {
  const choices = [{ index: 0, delta: { content }, finish_reason: finish }];
  return `data: ${JSON.stringify({ object: 'chat.completion.chunk', choices })}\n\n`;
}

export class ChatServer {
  /** Every request but those that ask what is allowed. */
  readonly asked: Asked[] = [];
  /** What it says of every text, or of each request by its body. */
  answer: string | ((body: string) => string) = '';
  key = '';
  /** Whether it lets other sites read. */
  open = true;
  /** It begins an answer and never ends it. */
  hanging = false;
  /** Answers that were given up before their end. */
  givenUp = 0;
  #server: Server | undefined;
  #port = 0;

  get address(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Requests that held a text. */
  get texts(): readonly Asked[] {
    return this.asked.filter(({ method }) => method === 'POST');
  }

  async start(): Promise<void> {
    const server = createServer((request, response) => void this.#take(request, response));
    await new Promise<void>((resolve) => server.listen(this.#port, '127.0.0.1', resolve));
    const address = server.address();
    if (typeof address === 'object' && address !== null) this.#port = address.port;
    this.#server = server;
  }

  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (server === undefined) return;
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url: path = '' } = request;
    const headers = this.open ? HEADERS : {};
    if (method === 'OPTIONS') {
      response.writeHead(204, headers).end();
      return;
    }
    const key = request.headers.authorization;
    const body = await bodyOf(request);
    this.asked.push({ method, path, key, body });
    const json = { ...headers, 'Content-Type': 'application/json' };
    if (this.key !== '' && key !== `Bearer ${this.key}`) {
      response.writeHead(401, json).end('{"error":{"message":"invalid key"}}');
    } else if (path === '/v1/models') {
      const data = [{ id: 'small-model', object: 'model', owned_by: 'vllm' }];
      response.writeHead(200, json).end(JSON.stringify({ object: 'list', data }));
    } else if (path.startsWith('/moved/')) {
      response.writeHead(302, { ...headers, Location: '/v1/models' }).end();
    } else if (path === '/v1/chat/completions') {
      const said = typeof this.answer === 'string' ? this.answer : this.answer(body);
      this.#stream(response, headers, said);
    } else {
      response.writeHead(200, { ...headers, 'Content-Type': 'text/html' }).end('<p>hello</p>');
    }
  }

  #stream(response: ServerResponse, headers: Record<string, string>, said: string): void {
    response.writeHead(200, { ...headers, 'Content-Type': 'text/event-stream' });
    response.write(chunk(said, null));
    if (this.hanging) {
      response.on('close', () => {
        this.givenUp += 1;
      });
    } else response.end(`${chunk('', 'stop')}data: [DONE]\n\n`);
  }
}
