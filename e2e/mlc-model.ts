// Writes a model in MLC's format: random weights in tensors of true shapes, a small tokenizer, a tiny library.
import { createHash, randomFillSync } from 'node:crypto';
import { mkdir, open, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

export interface ModelSize {
  readonly layers: number;
  readonly hidden: number;
  readonly intermediate: number;
  readonly vocabulary: number;
  /** MLC's own limit is 32 MiB; a tensor that is larger has a shard of its own. */
  readonly shardBytes: number;
}

export interface ModelFileOnDisk {
  readonly path: string;
  readonly bytes: number;
}

export interface ModelOnDisk {
  readonly folder: string;
  /** All that is downloaded, the library as `model.wasm` included. */
  readonly files: readonly ModelFileOnDisk[];
  readonly shards: readonly ModelFileOnDisk[];
  readonly bytes: number;
}

interface Tensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly format: string;
  readonly nbytes: number;
}

/** About 32 MB in shards of at most 6 MiB: several files, each of more than one piece. */
export const SMALL: ModelSize = {
  layers: 4,
  hidden: 1024,
  intermediate: 2816,
  vocabulary: 512,
  shardBytes: 6 * 1024 * 1024,
};

/** Four bits a weight, and a scale for every 32 of them that is stored as bfloat16 (q4f32_1). */
function quantized(name: string, rows: number, columns: number): Tensor[] {
  const weights = [rows, columns / 8];
  const scales = [rows, columns / 32];
  return [
    {
      name: `${name}.q_weight`,
      shape: weights,
      dtype: 'uint32',
      format: 'f32-to-bf16',
      nbytes: (rows * columns) / 2,
    },
    {
      name: `${name}.q_scale`,
      shape: scales,
      dtype: 'float32',
      format: 'f32-to-bf16',
      nbytes: (rows * columns) / 16,
    },
  ];
}

function norm(name: string, size: number): Tensor {
  return { name, shape: [size], dtype: 'float32', format: 'f32-to-bf16', nbytes: size * 2 };
}

function tensorsOf({ layers, hidden, intermediate, vocabulary }: ModelSize): Tensor[] {
  const layer = (index: number): Tensor[] => {
    const name = `model.layers.${index}`;
    return [
      ...quantized(`${name}.self_attn.c_attn`, 2 * hidden, hidden),
      ...quantized(`${name}.self_attn.o_proj`, hidden, hidden),
      ...quantized(`${name}.mlp.gate_up_proj`, 2 * intermediate, hidden),
      ...quantized(`${name}.mlp.down_proj`, hidden, intermediate),
      norm(`${name}.input_layernorm.weight`, hidden),
      norm(`${name}.post_attention_layernorm.weight`, hidden),
    ];
  };
  return [
    ...quantized('model.embed_tokens', vocabulary, hidden),
    ...Array.from({ length: layers }, (_, index) => layer(index)).flat(),
    norm('model.norm.weight', hidden),
  ];
}

/** As MLC does: in order, a new shard when the next tensor would not fit. */
function shardsOf(size: ModelSize): Tensor[][] {
  const shards: Tensor[][] = [];
  let room = 0;
  for (const tensor of tensorsOf(size)) {
    if (tensor.nbytes > room || shards.length === 0) {
      shards.push([]);
      room = size.shardBytes;
    }
    shards.at(-1)?.push(tensor);
    room -= tensor.nbytes;
  }
  return shards;
}

/** Random bytes, never more than a megabyte in memory. */
async function writeRandom(file: string, bytes: number): Promise<string> {
  const hash = createHash('md5');
  const handle = await open(file, 'w');
  const buffer = Buffer.alloc(Math.min(bytes, 1024 * 1024));
  for (let left = bytes; left > 0; left -= buffer.length) {
    const part = buffer.subarray(0, Math.min(left, buffer.length));
    randomFillSync(part);
    hash.update(part);
    await handle.write(part);
  }
  await handle.close();
  return hash.digest('hex');
}

async function writeShards(folder: string, size: ModelSize): Promise<object[]> {
  const records: object[] = [];
  for (const [index, tensors] of shardsOf(size).entries()) {
    const dataPath = `params_shard_${index}.bin`;
    let byteOffset = 0;
    const inner = tensors.map((tensor) => {
      const record = { ...tensor, byteOffset };
      byteOffset += tensor.nbytes;
      return record;
    });
    const md5sum = await writeRandom(path.join(folder, dataPath), byteOffset);
    records.push({ dataPath, format: 'raw-shard', nbytes: byteOffset, records: inner, md5sum });
  }
  return records;
}

/** The letters that byte-level tokenizers write bytes with: printable ones stand for themselves. */
function byteLetters(): string[] {
  const plain = (byte: number): boolean =>
    (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174;
  let next = 256;
  return Array.from({ length: 256 }, (_, byte) =>
    String.fromCodePoint(plain(byte) ? byte : next++),
  );
}

const END = '<|im_end|>';

/** One token a byte, and the end of a turn. */
function tokenizer(): object {
  const letters = byteLetters();
  const byteLevel = {
    type: 'ByteLevel',
    add_prefix_space: false,
    trim_offsets: true,
    use_regex: true,
  };
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: [
      {
        id: letters.length,
        content: END,
        single_word: false,
        lstrip: false,
        rstrip: false,
        normalized: false,
        special: true,
      },
    ],
    normalizer: null,
    pre_tokenizer: byteLevel,
    post_processor: null,
    decoder: byteLevel,
    model: {
      type: 'BPE',
      dropout: null,
      unk_token: null,
      continuing_subword_prefix: null,
      end_of_word_suffix: null,
      fuse_unk: false,
      byte_fallback: false,
      vocab: Object.fromEntries(letters.map((letter, byte) => [letter, byte])),
      merges: [],
    },
  };
}

function chatConfig({ layers, hidden, intermediate, vocabulary }: ModelSize): object {
  return {
    version: '0.1.0',
    model_type: 'qwen2',
    quantization: 'q4f32_1',
    model_config: {
      hidden_size: hidden,
      intermediate_size: intermediate,
      num_attention_heads: 16,
      num_hidden_layers: layers,
      num_key_value_heads: 8,
      vocab_size: vocabulary,
      context_window_size: 4096,
      prefill_chunk_size: 1024,
      tensor_parallel_shards: 1,
    },
    vocab_size: vocabulary,
    context_window_size: 4096,
    sliding_window_size: -1,
    prefill_chunk_size: 1024,
    attention_sink_size: -1,
    tensor_parallel_shards: 1,
    temperature: 0.7,
    presence_penalty: 0,
    frequency_penalty: 0,
    repetition_penalty: 1,
    top_p: 0.8,
    tokenizer_files: ['tokenizer.json'],
    tokenizer_info: {
      token_postproc_method: 'byte_level',
      prepend_space_in_encode: false,
      strip_space_in_decode: false,
    },
    conv_template: {
      name: 'chatml',
      system_template: '<|im_start|>system\n{system_message}<|im_end|>\n',
      system_message: 'You read texts.',
      system_prefix_token_ids: null,
      add_role_after_system_message: true,
      roles: { user: '<|im_start|>user', assistant: '<|im_start|>assistant' },
      role_templates: { user: '{user_message}', assistant: '{assistant_message}' },
      messages: [],
      seps: ['<|im_end|>\n'],
      role_content_sep: '\n',
      role_empty_sep: '\n',
      stop_str: [END],
      stop_token_ids: [256],
      function_string: '',
      use_function_calling: false,
    },
    pad_token_id: 256,
    bos_token_id: 256,
    eos_token_id: 256,
  };
}

/** WebAssembly that does nothing: its header and one section of a name and four bytes. */
const LIBRARY = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 0, 6, 1, 0x78, 1, 2, 3, 4);

async function sizeOf(folder: string, name: string): Promise<ModelFileOnDisk> {
  return { path: name, bytes: (await readFile(path.join(folder, name))).length };
}

/** `folder` is made if it is not there. */
export async function writeMlcModel(folder: string, size: ModelSize): Promise<ModelOnDisk> {
  await mkdir(folder, { recursive: true });
  const records = await writeShards(folder, size);
  const shards = records.map((record) => {
    const { dataPath, nbytes } = record as { dataPath: string; nbytes: number };
    return { path: dataPath, bytes: nbytes };
  });
  const ParamBytes = shards.reduce((sum, { bytes }) => sum + bytes, 0);
  const metadata = { ParamSize: records.length, ParamBytes, BitsPerParam: 5 };
  const put = (name: string, content: object): Promise<void> =>
    writeFile(path.join(folder, name), JSON.stringify(content, null, 2));
  await put('tensor-cache.json', { metadata, records });
  await put('mlc-chat-config.json', chatConfig(size));
  await put('tokenizer.json', tokenizer());
  await writeFile(path.join(folder, 'model.wasm'), LIBRARY);
  const names = ['mlc-chat-config.json', 'tensor-cache.json', 'tokenizer.json', 'model.wasm'];
  const small = await Promise.all(names.map((name) => sizeOf(folder, name)));
  const files = [...small, ...shards];
  return { folder, files, shards, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) };
}
