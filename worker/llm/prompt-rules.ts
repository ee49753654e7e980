/** What of a message web-llm or the tokenizer would read as something else than text, by the model's own files. */

type Role = 'system' | 'user' | 'assistant';

export interface PromptRules {
  /** A role's text is put into its template by `String.replace`; a role without one is written as it is. */
  readonly templates: Readonly<Partial<Record<Role, string>>>;
  /** Tokens by how they are written that would end a turn or begin another one, the longest first. */
  readonly control: readonly string[];
  /** An answer that holds one of these is ended by web-llm. */
  readonly stops: readonly string[];
}

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function textsOf(value: unknown): readonly string[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return items.filter((item): item is string => typeof item === 'string' && item !== '');
}

/** Qwen3 does not mark these as special. */
const CONTROL_BY_NAME = /^<\|.*\|>$|^<\/?(?:think|tool_call|tool_response)>$/su;

/** Other added tokens, such as line breaks and HTML tags of Gemma, are ordinary text. */
function controlOf(tokenizer: unknown): readonly string[] {
  const added = fieldsOf(tokenizer)['added_tokens'];
  const entries: readonly unknown[] = Array.isArray(added) ? added : [];
  return entries.flatMap((entry) => {
    const { content, special } = fieldsOf(entry) as { content?: unknown; special?: unknown };
    if (typeof content !== 'string') return [];
    return special === true || CONTROL_BY_NAME.test(content) ? [content] : [];
  });
}

function templatesOf(conversation: Fields): PromptRules['templates'] {
  const templates: Partial<Record<Role, string>> = {};
  const roles = fieldsOf(conversation['role_templates']);
  for (const role of ['user', 'assistant'] as const) {
    const [template] = textsOf(roles[role]);
    if (template !== undefined) templates[role] = template;
  }
  const [system] = textsOf(conversation['system_template']);
  return system === undefined ? templates : { ...templates, system };
}

/** `config`: mlc-chat-config.json. `tokenizer`: tokenizer.json. What is not there makes no rule. */
export function readPromptRules(config: unknown, tokenizer: unknown): PromptRules {
  const conversation = fieldsOf(fieldsOf(config)['conv_template']);
  const stops = textsOf(conversation['stop_str']);
  const control = [...new Set([...controlOf(tokenizer), ...stops])]
    // A token of one character cannot be broken up.
    .filter((token) => Array.from(token).length > 1)
    .sort((a, b) => b.length - a.length);
  return { templates: templatesOf(conversation), control, stops };
}
