import type { AmiMessage } from '../ami/amiMessage';

/** What the PBX told at one moment. */
export interface PbxSnapshot {
  /** Rows of `CoreShowChannels`. */
  readonly channels: readonly AmiMessage[];
  /** `QueueEntry` rows of `QueueStatus`. */
  readonly entries: readonly AmiMessage[];
  /** Ids of channels whose telephone holds. */
  readonly onHold: ReadonlySet<string>;
  /** Ids of channels in the connector's own part of the dialplan whose callers hide their numbers. */
  readonly hidden: ReadonlySet<string>;
  /** Ids of channels on which a recorder was started: whether it still runs, or pauses, nobody can ask. */
  readonly recorded: ReadonlySet<string>;
}
