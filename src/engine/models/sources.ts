/** Where large models can be had, one row a source, and what a model's files are called there. */
import { err, ok, type Result } from '../../core/result';
import { findLlmEntry, type LlmVariant } from './catalogue';
import type { Failure } from '../contract/extractor';
import type { LlmSpec } from '../contract/download';

export interface LlmSource {
  readonly id: string;
  readonly name: string;
  /** Address of a model's folder; `{model}` stands for the id of its variant. */
  readonly weights: string;
  /** Address of a model library; `{library}` stands for its file name. */
  readonly library: string;
  /** A small file that is there if the source can be reached. */
  readonly probeUrl: string;
}

/** The libraries that go with web-llm 0.2.86, at their origin and at a mirror. */
const GITHUB =
  'https://raw.githubusercontent.com/mlc-ai/binary-mlc-llm-libs/main/web-llm-models/v0_2_86/base/{library}';
const JSDELIVR =
  'https://cdn.jsdelivr.net/gh/mlc-ai/binary-mlc-llm-libs@main/web-llm-models/v0_2_86/base/{library}';

export const SOURCES: readonly LlmSource[] = [
  {
    id: 'hugging-face',
    name: 'Hugging Face',
    weights: 'https://huggingface.co/mlc-ai/{model}/resolve/main/',
    library: GITHUB,
    probeUrl:
      'https://huggingface.co/mlc-ai/Qwen3-0.6B-q4f16_1-MLC/resolve/main/mlc-chat-config.json',
  },
  {
    id: 'hf-mirror',
    name: 'HF-Mirror',
    weights: 'https://hf-mirror.com/mlc-ai/{model}/resolve/main/',
    library: JSDELIVR,
    probeUrl:
      'https://hf-mirror.com/mlc-ai/Qwen3-0.6B-q4f16_1-MLC/resolve/main/mlc-chat-config.json',
  },
  {
    id: 'modelscope',
    name: 'ModelScope',
    weights: 'https://modelscope.cn/models/mlc-ai/{model}/resolve/master/',
    library: JSDELIVR,
    probeUrl:
      'https://modelscope.cn/models/mlc-ai/Qwen3-0.6B-q4f16_1-MLC/resolve/master/mlc-chat-config.json',
  },
];

/** People copy the address of a repository's page; its files are below it. */
const REPOSITORY_PAGES = [
  {
    host: /^(?:huggingface\.co|hf-mirror\.com)$/,
    page: /^(\/[^/]+\/[^/]+)(?:\/(?:tree\/main\/?)?)?$/,
    files: 'resolve/main/',
  },
  {
    host: /^(?:www\.)?modelscope\.cn$/,
    page: /^(\/models\/[^/]+\/[^/]+)(?:\/(?:files|summary)?)?$/,
    files: 'resolve/master/',
  },
];

/** What a folder of one's own calls the library when no other address is given. */
const OWN_LIBRARY = 'model.wasm';
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

function overridesOf(id: string): LlmSpec['overrides'] {
  return findLlmEntry(id)?.overrides ?? {};
}

export function specOf(source: LlmSource, { id, library }: LlmVariant): LlmSpec {
  return {
    id,
    baseUrl: source.weights.replaceAll('{model}', id),
    libraryUrl: source.library.replaceAll('{library}', library),
    overrides: overridesOf(id),
  };
}

/** `protocol`: of the page; one of https may not fetch over http, except from the same machine. */
function parseAddress(address: string, protocol: string): Result<URL, Failure> {
  const bad = (why: string): Result<never, Failure> =>
    err({ code: 'bad-address', detail: `${why}: ${address}` });
  if (!URL.canParse(address)) return bad('not an address');
  const url = new URL(address);
  if (url.protocol === 'https:') return ok(url);
  if (url.protocol !== 'http:') return bad('neither http nor https');
  const allowed = protocol !== 'https:' || LOOPBACK.test(url.hostname);
  return allowed ? ok(url) : bad('http on a page of https');
}

/** With a slash at its end; of a repository's page, the folder of its files. */
function folderOf({ origin, hostname, pathname }: URL): string {
  for (const { host, page, files } of REPOSITORY_PAGES) {
    const repository = host.test(hostname) ? page.exec(pathname)?.[1] : undefined;
    if (repository !== undefined) return `${origin}${repository}/${files}`;
  }
  return `${origin}${pathname.endsWith('/') ? pathname : `${pathname}/`}`;
}

/** A folder of one's own; without `library`, its library is `model.wasm` in it. */
export function ownSpec(
  id: string,
  base: string,
  library = '',
  protocol: string = location.protocol,
): Result<LlmSpec, Failure> {
  const folder = parseAddress(base.trim(), protocol);
  if (!folder.ok) return folder;
  const baseUrl = folderOf(folder.value);
  const given = library.trim();
  const wasm = parseAddress(given === '' ? `${baseUrl}${OWN_LIBRARY}` : given, protocol);
  if (!wasm.ok) return wasm;
  return ok({ id, baseUrl, libraryUrl: wasm.value.href, overrides: overridesOf(id) });
}
