/** A scripted language model that answers each question by the text of its prompt. It is no model. */
import type { ChatEngine, ChatRequest, TokenProcessor, TokenTable } from './chat-engine';
import { ScriptedChatEngine } from './scripted-chat-engine.fixture';
import { towards } from './write-logits.fixture';

/** Writes what `answerTo` says of the prompt, as far as the constraint lets it. */
export class ScriptedAnswers implements ChatEngine {
  readonly tokens: TokenTable;
  readonly contextTokens: number;
  readonly prompts: string[] = [];
  readonly #answerTo: (prompt: string) => string;
  #running: ScriptedChatEngine | undefined;

  constructor(tokens: TokenTable, answerTo: (prompt: string) => string, contextTokens = 4096) {
    this.tokens = tokens;
    this.contextTokens = contextTokens;
    this.#answerTo = answerTo;
  }

  chat(request: ChatRequest, processor: TokenProcessor): AsyncIterable<string> {
    const prompt = request.messages.map(({ content }) => content).join('\n');
    this.prompts.push(prompt);
    const { tokens } = this;
    const write = towards(this.#answerTo(prompt), tokens);
    this.#running = new ScriptedChatEngine({ tokens, write });
    return this.#running.chat(request, processor);
  }

  interrupt(): void {
    this.#running?.interrupt();
  }

  unload(): Promise<void> {
    return Promise.resolve();
  }
}
