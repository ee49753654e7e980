// Peak memory of the page's process: the page, its workers and the model's WebAssembly memory.
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright';

/** Bytes of the high-water mark of resident memory, as Linux keeps it. */
export function peakOf(pid: number): number {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB$/mu.exec(
      readFileSync(`/proc/${pid}/status`, 'utf8'),
    )?.[1];
    return Number(kilobytes ?? 0) * 1024;
  } catch {
    return 0;
  }
}

/** Of the largest renderer of the browser; `null` where the system does not say. */
export async function peakMemory(browser: Browser | null): Promise<number | null> {
  if (browser === null) return null;
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const renderers = processInfo.filter(({ type }) => type === 'renderer');
  const peak = Math.max(0, ...renderers.map(({ id }) => peakOf(id)));
  return peak > 0 ? peak : null;
}
