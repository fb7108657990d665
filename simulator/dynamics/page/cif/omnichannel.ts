/** A presence as Omnichannel describes it to providers. */
export interface PresenceInfo {
  readonly basePresenceStatus: string;
  readonly presenceColor: string;
  readonly presenceId: string;
  readonly presenceText: string;
}

const presence = (basePresenceStatus: string, presenceColor: string, last: number, presenceText: string) => ({
  basePresenceStatus,
  presenceColor,
  presenceId: `efdeb843-0000-4000-8000-00000000000${last}`,
  presenceText,
});

/** The presences of an organisation as it comes, and one that an administrator added. */
export const presences: readonly PresenceInfo[] = [
  presence('AVAILABLE', '#00cc6a', 1, 'Available'),
  presence('BUSY', '#e81123', 2, 'Busy'),
  presence('BUSY_DO_NOT_DISTURB', '#e81123', 3, 'Do not disturb'),
  presence('AWAY', '#ffc83d', 4, 'Appear away'),
  presence('AWAY', '#ffc83d', 5, 'Lunch'),
  presence('OFFLINE', '#a0aeb2', 6, 'Offline'),
];

/**
 * The agent's presence in an organisation with Omnichannel; `undefined` without it. What a real host answers to a text
 * that no presence has is told nowhere: here it is the documented "error", false.
 */
export class Omnichannel {
  private current: PresenceInfo | undefined;

  constructor(
    installed: boolean,
    private readonly raise: (name: string, payload: unknown) => void,
    private readonly changed: () => void,
  ) {
    this.current = installed ? presences[0] : undefined;
  }

  get presence(): PresenceInfo | undefined {
    return this.current;
  }

  getPresence(): string {
    return this.current?.presenceText ?? 'FAILED';
  }

  /** By the agent's hand or by a provider's call: both are told to providers. */
  setPresence(text: unknown): boolean {
    const next = presences.find(({ presenceText }) => presenceText === text);
    if (this.current === undefined || next === undefined) return false;
    if (next !== this.current) {
      this.current = next;
      this.raise('onPresenceChange', JSON.stringify({ presenceInfo: next }));
      this.changed();
    }
    return true;
  }
}
