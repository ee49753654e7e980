/** What can be done with a large model in each of its states. */
import type { DownloadState } from '../../engine/contract/download';

export type ModelAction =
  'download' | 'pause' | 'resume' | 'retry' | 'cancel' | 'use' | 'verify' | 'export' | 'remove';

export interface Offer {
  readonly action: ModelAction;
  /** The one that most people want. */
  readonly main: boolean;
  readonly enabled: boolean;
}

export interface Situation {
  readonly state: DownloadState;
  /** Whether the device can run it; what is stored can be taken away or deleted all the same. */
  readonly fits: boolean;
  readonly inUse: boolean;
}

/** Of no use on a device that cannot run the model. */
const NEEDS_DEVICE: ReadonlySet<ModelAction> = new Set(['download', 'resume', 'retry', 'use']);

function actionsIn({ state, inUse }: Situation): readonly ModelAction[] {
  switch (state.phase) {
    case 'absent':
      return ['download'];
    case 'downloading':
      return ['pause', 'cancel'];
    case 'paused':
      return ['resume', 'cancel'];
    case 'failed':
      return ['retry', 'cancel'];
    case 'present':
      return inUse ? ['verify', 'export', 'remove'] : ['use', 'verify', 'export', 'remove'];
    case 'elsewhere':
    case 'verifying':
      return [];
  }
}

/** The main one first. */
export function offersOf(situation: Situation): readonly Offer[] {
  return actionsIn(situation).map((action, index) => ({
    action,
    main: index === 0 && action !== 'verify',
    enabled: situation.fits || !NEEDS_DEVICE.has(action),
  }));
}
