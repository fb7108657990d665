/** The time, and waiting for it. */
export interface Clock {
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<void>;
}

/** Where the admin reads and answers. */
export interface Desk {
  readonly say: (line: string) => void;
  /** Shows a secret, to a person only: never into a log. @throws SetupFailure when nobody is there to read it */
  readonly reveal: (line: string) => void;
  /** @returns whether the answer was yes */
  readonly ask: (question: string) => Promise<boolean>;
}
