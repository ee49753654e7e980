import { describe, expect, it } from 'vitest';
import { classifyFailure } from '../failure';
import { withDeviceWatch, type DeviceWatch } from './web-llm-device';

interface Loss {
  readonly reason: GPUDeviceLostReason;
  readonly message: string;
}

/** An adapter whose one device is lost on demand. */
class FakeGpu {
  lose: (loss: Loss) => void = () => undefined;

  requestAdapter(): Promise<GPUAdapter | null> {
    const lost = new Promise<Loss>((resolve) => {
      this.lose = resolve;
    });
    const adapter: unknown = { requestDevice: () => Promise.resolve({ lost }) };
    return Promise.resolve(adapter as GPUAdapter);
  }
}

async function open(gpu: FakeGpu): Promise<DeviceWatch> {
  return withDeviceWatch(gpu, async (watch) => {
    await (await gpu.requestAdapter())?.requestDevice();
    return watch;
  });
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

const reasonOf = ({ lost }: DeviceWatch): string => classifyFailure(lost.reason).code;

describe('withDeviceWatch', () => {
  it('tells of a loss, also long after the device was asked for', async () => {
    const gpu = new FakeGpu();
    const watch = await open(gpu);
    expect(watch.lost.aborted).toBe(false);
    gpu.lose({ reason: 'unknown', message: 'the driver was reset' });
    await settle();
    expect(watch.lost.aborted).toBe(true);
    expect(reasonOf(watch)).toBe('device-lost');
  });

  it('takes a device that web-llm destroyed for want of memory', async () => {
    const gpu = new FakeGpu();
    const watch = await open(gpu);
    gpu.lose({ reason: 'destroyed', message: '' });
    await settle();
    expect(reasonOf(watch)).toBe('out-of-memory');
  });

  it('says nothing of a device that goes with its model', async () => {
    const gpu = new FakeGpu();
    const watch = await open(gpu);
    watch.ignore();
    gpu.lose({ reason: 'destroyed', message: '' });
    await settle();
    expect(watch.lost.aborted).toBe(false);
  });

  it('leaves the platform as it was, also after a failure', async () => {
    const gpu = new FakeGpu();
    await open(gpu);
    expect(Object.hasOwn(gpu, 'requestAdapter')).toBe(false);
    await expect(withDeviceWatch(gpu, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(Object.hasOwn(gpu, 'requestAdapter')).toBe(false);
  });
});
