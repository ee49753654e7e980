/** Tells when the graphics device is lost that web-llm asks for and keeps to itself. */

/** Its name is web-llm's own, so that failures are classified alike. */
class DeviceLostError extends Error {
  override readonly name = 'DeviceLostError';
}

/**
 * web-llm destroys the device itself when a buffer could not be had, and says so to no one; any other loss
 * has another reason.
 */
function explain({ reason, message }: Pick<GPUDeviceLostInfo, 'reason' | 'message'>): Error {
  return reason === 'destroyed'
    ? new Error(`out of memory: a buffer could not be had (${message})`)
    : new DeviceLostError(`the device was lost: ${message}`);
}

type DeviceHost = Pick<GPU, 'requestAdapter'>;

export interface DeviceWatch {
  /** Aborted when the device is lost, with an error as the reason that says why. */
  readonly lost: AbortSignal;
  /** From here on a loss is wanted: the model is being unloaded. */
  ignore(): void;
}

/** Watches every device that `work` asks `gpu` for. */
export async function withDeviceWatch<T>(
  gpu: DeviceHost,
  work: (watch: DeviceWatch) => Promise<T>,
): Promise<T> {
  const lost = new AbortController();
  let ignored = false;
  const ignore = (): void => {
    ignored = true;
  };
  const requestAdapter = async (options?: GPURequestAdapterOptions): Promise<GPUAdapter | null> => {
    const adapter = await ask(options);
    if (adapter === null) return null;
    const requestDevice = adapter.requestDevice.bind(adapter);
    const value = async (descriptor?: GPUDeviceDescriptor): Promise<GPUDevice> => {
      const device = await requestDevice(descriptor);
      void device.lost.then((info) => {
        if (!ignored) lost.abort(explain(info));
      });
      return device;
    };
    Object.defineProperty(adapter, 'requestDevice', { configurable: true, value });
    return adapter;
  };
  const ask = gpu.requestAdapter.bind(gpu);
  Object.defineProperty(gpu, 'requestAdapter', { configurable: true, value: requestAdapter });
  try {
    return await work({ lost: lost.signal, ignore });
  } finally {
    // The platform's own is on the prototype.
    Reflect.deleteProperty(gpu, 'requestAdapter');
  }
}
