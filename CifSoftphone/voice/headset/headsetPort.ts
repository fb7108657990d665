/** What a headset shows: that a call is on, that one rings, that the microphone is silent. */
export interface HeadsetLamps {
  readonly offHook: boolean;
  readonly ring: boolean;
  readonly mute: boolean;
}

/** What one report of a headset says; what it does not speak of is absent. */
export interface HeadsetReport {
  readonly hook?: boolean;
  readonly mute?: boolean;
}

/** `switch`: it reports a state that stays. `button`: it reports that it is pressed. */
type KeyKind = 'switch' | 'button';

export interface OpenHeadset {
  readonly name: string;
  readonly hook: KeyKind;
  readonly mute: KeyKind;
  /** Said again it is sent again: a headset that has gone its own way is put back. */
  show(lamps: HeadsetLamps): void;
  /** Its lamps are out then. */
  close(): void;
}

/** Headsets with keys for calls that the agent has allowed; the real ones speak the telephony page of USB HID. */
export interface HeadsetPort {
  /** Never rejects. `none`: nothing was allowed. `unusable`: allowed, but not opened, or without a key of ours. */
  open(heard: (report: HeadsetReport) => void): Promise<OpenHeadset | 'none' | 'unusable'>;
  /** One was plugged in (`undefined`), or this one pulled out; returns its undo. */
  onChange(listener: (gone: string | undefined) => void): () => void;
}
