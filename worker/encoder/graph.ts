/** One ONNX graph on ONNX Runtime Web, by names of its inputs and outputs. */
import type * as Ort from 'onnxruntime-web/wasm';

/** The runtime is handed in: the page, the tools and the WebGPU build each bring their own. */
type Runtime = Pick<typeof Ort, 'InferenceSession' | 'Tensor'>;

/** Row-major data and its dimensions. */
export interface Floats {
  readonly data: Float32Array;
  readonly dims: readonly number[];
}

export interface Ints {
  readonly data: Int32Array;
  readonly dims: readonly number[];
}

export interface Graph {
  run(feeds: Readonly<Record<string, Floats | Ints>>): Promise<Readonly<Record<string, Floats>>>;
  release(): Promise<void>;
}

export interface GraphOptions {
  readonly runtime: Runtime;
  readonly provider: 'wasm' | 'webgpu';
}

export interface GraphFile {
  readonly bytes: Uint8Array;
  /** The file that holds the weights, by the name under which the graph looks for it. */
  readonly weights?: { readonly path: string; readonly data: Uint8Array };
}

/** Without it the runtime makes 8-bit products of dequantized weights again, and rounds more than needed. */
const FLOAT_PRODUCTS = { session: { disable_quant_qdq: '1' } };

function tensorOf(runtime: Runtime, { data, dims }: Floats | Ints): Ort.Tensor {
  return data instanceof Float32Array
    ? new runtime.Tensor('float32', data, dims)
    : new runtime.Tensor('int32', data, dims);
}

function floatsOf(name: string, tensor: Ort.Tensor): Floats {
  const { data, dims } = tensor;
  if (!(data instanceof Float32Array)) throw new TypeError(`output ${name} is not float32`);
  return { data, dims };
}

/** Throws what the runtime throws: bytes that were checked are a graph, so a failure is of the machine. */
export async function openGraph(
  { bytes, weights }: GraphFile,
  { runtime, provider }: GraphOptions,
): Promise<Graph> {
  const session = await runtime.InferenceSession.create(bytes, {
    executionProviders: [provider],
    graphOptimizationLevel: 'all',
    // Errors: that small nodes stay on the processor is as it should be.
    logSeverityLevel: 3,
    ...(weights === undefined ? {} : { externalData: [weights], extra: FLOAT_PRODUCTS }),
  });
  return {
    run: async (feeds) => {
      const inputs = Object.entries(feeds).map(([name, feed]) => [name, tensorOf(runtime, feed)]);
      const outputs = await session.run(Object.fromEntries(inputs) as Record<string, Ort.Tensor>);
      return Object.fromEntries(
        Object.entries(outputs).map(([name, tensor]) => [name, floatsOf(name, tensor)]),
      );
    },
    release: () => session.release(),
  };
}

/** An output that the graph is known to have. */
export function output(outputs: Readonly<Record<string, Floats>>, name: string): Floats {
  const found = outputs[name];
  if (found === undefined) throw new TypeError(`the graph has no output ${name}`);
  return found;
}
