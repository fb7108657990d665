/** What a connector must be told to work against the suite: the settings that the real adaptor's operator would give it. */
export interface World {
  /** With `/api` at its end. */
  readonly adaptorUrl: string;
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope: string;
  /** With which the suite signs its webhooks. */
  readonly webhookSecret: string;
  /** Object ids of the agents; each must have a telephone at the phone system. */
  readonly agents: readonly [string, string];
}

/** A call that comes in at the phone system for an agent. */
export interface ArrivingCall {
  /** The suite's own name of it, by which later steps name it. No word of the protocol: the connector makes the call's id. */
  readonly key: string;
  /** The agent whose telephone rings. */
  readonly userId: string;
  readonly number: string;
  readonly name: string;
}

/** What the phone system did because the connector asked for it. */
export const deedNames = [
  'answers',
  'stops-ringing',
  'hangs-up',
  'holds',
  'retrieves',
  'mutes',
  'unmutes',
  'records',
  'stops-recording',
  'pauses-recording',
  'resumes-recording',
  'presses',
  'transfers',
  'replies',
  'dials',
  'merges',
  'drops',
  'silences',
  'unsilences',
  'listens',
  'whispers',
  'barges',
  'pauses',
  'unpauses',
] as const;

export interface Deed {
  readonly what: (typeof deedNames)[number];
  /** The arriving call's `key`, or the call id of one that the agent dials; of `pauses` and `unpauses` the agent's object id. */
  readonly about: string;
  /** Digits that were pressed, one or several; the number that was dialled or transferred to; the reason of a pause; the text that a caller got. */
  readonly text?: string;
}

export interface Started {
  readonly webhookUrl: string;
  /** PEM of the authority behind its certificate, where the address is https with one of the connector's own. */
  readonly ca?: string;
}

/**
 * What makes things happen at the phone system, and starts and stops the connector under test. Its author writes it. Only
 * what stands without a question mark is needed; a check that needs a step which is not there is reported as not tried.
 * One is made for each check and closed after it, so that no check meets the calls of another.
 */
export interface Driver {
  /** Starts the connector against the world that the driver was made with. @returns where it takes webhooks */
  startConnector(): Promise<Started>;
  /** Stops everything. */
  close(): Promise<void>;
  /** An agent's telephone rings. */
  callArrives(call: ArrivingCall): Promise<void> | void;

  /** Ends the connector while the phone system goes on; the harder the better (SIGKILL). `startConnector` follows. */
  killConnector?(): Promise<void>;
  /** All that the connector has written so far: log, standard output and standard error. */
  output?(): string;
  callerHangsUp?(key: string): Promise<void> | void;
  phoneAnswers?(key: string): Promise<void> | void;
  phoneHangsUp?(key: string): Promise<void> | void;
  phoneHolds?(key: string): Promise<void> | void;
  phoneRetrieves?(key: string): Promise<void> | void;
  /** Who was dialled has answered. @param callId that of the command `dial` */
  dialledAnswers?(callId: string): Promise<void> | void;
  dialledIsBusy?(callId: string): Promise<void> | void;
  /** The agent is paused, or available again, at the phone system itself. */
  phoneSystemPauses?(userId: string, reason: string): Promise<void> | void;
  phoneSystemUnpauses?(userId: string): Promise<void> | void;
  /** A caller waits in a queue of this agent, and of no other agent's. */
  callerWaits?(userId: string): Promise<void> | void;
  /** The phone system says no to whatever command comes next. */
  refuseNextCommand?(): void;
  /** The connection between connector and phone system breaks; it stays broken until `joinPhoneSystem`. Calls go on. */
  cutPhoneSystem?(): Promise<void> | void;
  joinPhoneSystem?(): Promise<void> | void;
  /** What the phone system did so far, in order. Without it the suite sees what is told, not what is done. */
  deeds?(): readonly Deed[];

  /** What agents may dial: `['tel']`; absent where they cannot dial. */
  readonly dialFormats?: readonly string[];
  /** Which of the two agents may listen to the other, and how an agent is named for it; absent where nobody may. */
  readonly supervision?: {
    readonly supervisor: string;
    readonly targetOf: (userId: string) => string;
  };
  /** Why a step is not there, in a sentence for the report. */
  readonly cannot?: Partial<Readonly<Record<Step, string>>>;
}

/** A part of a driver that may be missing. */
export type Step = Exclude<keyof Driver, 'startConnector' | 'close' | 'callArrives' | 'cannot'>;

/** A driver's module exports this as `createDriver`. Nothing is started yet when it resolves but the phone system. */
export type CreateDriver = (world: World) => Promise<Driver> | Driver;
