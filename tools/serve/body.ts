/** The body of a request as JSON: bounded in size and time, UTF-8 without a broken byte. */
import type { IncomingMessage } from 'node:http';
import { decodeUtf8 } from '../byte-lines';
import { Refusal } from './refusal';

/** What is too large is read on for so many times the limit, so that whoever sends it can read why. */
const DISCARDED = 4;

async function bytesOf(payload: IncomingMessage, most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  // What is not read to its end stays open: the answer goes the same way.
  const arriving: AsyncIterable<Buffer> = payload.iterator({ destroyOnReturn: false });
  for await (const chunk of arriving) {
    size += chunk.length;
    if (size <= most) chunks.push(chunk);
    else chunks.length = 0;
    if (size > most * DISCARDED) break;
  }
  if (size > most) throw new Refusal('too-large', most);
  return Buffer.concat(chunks);
}

function late(seconds: number): { readonly promise: Promise<never>; readonly stop: () => void } {
  let timer: NodeJS.Timeout | undefined;
  const promise = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Refusal('slow-body', seconds));
    }, seconds * 1000);
  });
  return {
    promise,
    stop: () => {
      clearTimeout(timer);
    },
  };
}

/** Rejects with a refusal. */
export async function readBody(
  payload: IncomingMessage,
  most: number,
  seconds: number,
): Promise<unknown> {
  const timer = late(seconds);
  try {
    const bytes = await Promise.race([bytesOf(payload, most), timer.promise]);
    return parseBytes(bytes);
  } finally {
    timer.stop();
  }
}

function parseBytes(bytes: Uint8Array): unknown {
  const text = decodeUtf8(bytes);
  if (text === undefined) throw new Refusal('not-utf8');
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Refusal('not-json');
  }
}
