// Chromium with WebGPU on the processor: the only adapter that every machine has. It has no shader-f16.
import { chromiumFlags, findChromium } from '../tools/chromium';

const found = findChromium();
if (!found.ok) throw new Error(found.error);

export const SOFTWARE_ADAPTER = {
  launchOptions: {
    executablePath: found.value,
    args: [...chromiumFlags(), '--enable-unsafe-webgpu'],
  },
};
