import type { EndReason } from '../../../../protocol/callState';
import { headerOf, numberOf, type AmiMessage } from '../ami/amiMessage';
import type { Channel } from './channel';
import { endReason } from './endReason';
import type { Leg } from './leg';

/** What belongs to a leg and nobody else needs to know. */
interface Notes {
  rejected?: true;
  transferred?: boolean;
  gaveUp?: true;
  dials?: true;
  /** The agent is about to leave it to the others. */
  handsOn?: boolean;
  dialStatus?: string;
  /** The PBX has brought its telephone back to it. */
  backAtMs?: number;
}

/** What was seen of each leg and tells, when it ends, why. By the id of its channel. */
export class LegNotes {
  readonly #notes = new Map<string, Notes>();

  /** @param isLeg of an agent: what is said of other channels is thrown away with its answer */
  constructor(private readonly isLeg: (channelId: string) => boolean) {}

  of(channelId: string): Notes {
    const notes = this.#notes.get(channelId) ?? {};
    if (this.isLeg(channelId)) this.#notes.set(channelId, notes);
    return notes;
  }

  forget(channelId: string): void {
    this.#notes.delete(channelId);
  }

  readTransfer(event: AmiMessage): void {
    if (headerOf(event, 'Result') !== 'Success') return;
    for (const name of ['TransfererUniqueid', 'OrigTransfererUniqueid', 'SecondTransfererUniqueid']) {
      this.of(headerOf(event, name) ?? '').transferred = true;
    }
  }

  /** @param root the conversation's first channel, if it is still there @param event that of the end */
  reasonOf(leg: Leg, root: Channel | undefined, event: AmiMessage): EndReason {
    const cause = numberOf(event, 'Cause');
    const { dialStatus, ...notes } = this.of(leg.channelId);
    return endReason({
      phase: leg.phase,
      direction: leg.direction,
      ...(cause === undefined ? {} : { cause }),
      byPhone: headerOf(event, 'TechCause') !== undefined,
      transferred: notes.transferred === true,
      rejected: notes.rejected === true,
      callerLeft: root === undefined || root.asked === true,
      gaveUp: notes.gaveUp === true,
      ...(dialStatus === undefined ? {} : { dialStatus }),
    });
  }
}
