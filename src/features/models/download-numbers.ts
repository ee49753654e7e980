/** What a person is told of a download: its share, the time left, and what deleting frees. */
import type { DownloadState } from '../../engine/contract/download';

/** Bytes of the whole model; 0 while that is unknown. */
export function knownTotal(state: DownloadState): number {
  if (state.phase === 'absent') return 0;
  return state.phase === 'present' ? state.bytes : state.total;
}

/** Bytes that are stored. */
export function storedBytes(state: DownloadState): number {
  if (state.phase === 'absent') return 0;
  return state.phase === 'present' ? state.bytes : state.loaded;
}

/** 0 to 1; undefined while the total is unknown, and when nothing is under way. */
export function progressOf(state: DownloadState): number | undefined {
  if (state.phase === 'absent' || state.phase === 'present' || state.total === 0) return undefined;
  return Math.min(1, state.loaded / state.total);
}

/** Undefined while that cannot be told. */
export function secondsLeft(state: DownloadState): number | undefined {
  if (state.phase !== 'downloading' || state.total === 0 || state.bytesPerSecond <= 0) {
    return undefined;
  }
  return Math.max(0, state.total - state.loaded) / state.bytesPerSecond;
}
