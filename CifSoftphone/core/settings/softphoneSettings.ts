/** Tables in which callers are looked for. */
export const searchTableNames = ['contact', 'account', 'lead'] as const;
export type SearchTableName = (typeof searchTableNames)[number];

/** When the caller's record opens: as it rings, when the agent accepts, or only by the agent's own click. */
export const screenPops = ['ring', 'accept', 'manual'] as const;
export type ScreenPop = (typeof screenPops)[number];

/** The ring's sounds, all made in the browser. */
export const ringSounds = ['classic', 'soft', 'digital', 'off'] as const;
export type RingSound = (typeof ringSounds)[number];

/** Whose word counts when Dynamics and the telephony system disagree about the agent's presence. */
export const presenceWinners = ['dynamics', 'telephony'] as const;
export type PresenceWinner = (typeof presenceWinners)[number];

/** What becomes of a call to an emergency number: it is refused, or the agent is asked first. */
export const emergencyCalls = ['refuse', 'ask'] as const;
export type EmergencyCalls = (typeof emergencyCalls)[number];

/** A choice that makers offer: `value` is stored and never changes, `label` is what agents read. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface SearchTable {
  readonly table: SearchTableName;
  /** Logical names of the columns with numbers, the most telling first; empty means the table's usual ones. */
  readonly columns: readonly string[];
}

/** What makers can set without code: one JSON in the control property `settings` or the provider's custom parameters. */
export interface SoftphoneSettings {
  /** ISO 3166 alpha-2, for numbers without a country code; `undefined` means the organisation's. */
  readonly defaultCountry: string | undefined;
  readonly emergency: {
    readonly calls: EmergencyCalls;
    /** Numbers that count as emergency numbers besides those of the country. */
    readonly numbers: readonly string[];
  };
  /** In this order; a table that is not named is not searched. */
  readonly search: readonly SearchTable[];
  readonly screenPop: ScreenPop;
  /** When the agent is done with a call, the session that was opened for it closes. */
  readonly closeSessionWhenDone: boolean;
  /** The panel opens itself for a ring. */
  readonly dockOnRing: boolean;
  /** What an agent hears who has not chosen otherwise. */
  readonly ring: { readonly sound: RingSound; readonly volumePercent: number };
  /** How a call can be disposed of in wrap-up; none means that nobody is asked. */
  readonly dispositions: readonly Choice[];
  /** Wrap-up ends by itself after so many seconds; 0 means no wrap-up, `undefined` that the agent ends it. */
  readonly wrapUpSeconds: number | undefined;
  readonly presence: {
    readonly winner: PresenceWinner;
    /** Why an agent is not ready; none means that nobody is asked. */
    readonly notReadyReasons: readonly Choice[];
  };
}

export const defaultSettings: SoftphoneSettings = {
  defaultCountry: undefined,
  emergency: { calls: 'refuse', numbers: [] },
  search: searchTableNames.map((table) => ({ table, columns: [] })),
  screenPop: 'accept',
  closeSessionWhenDone: true,
  dockOnRing: true,
  ring: { sound: 'classic', volumePercent: 60 },
  dispositions: [],
  wrapUpSeconds: undefined,
  presence: { winner: 'dynamics', notReadyReasons: [] },
};

/** Only what a maker gave; everything else comes from whoever is asked next, at last from the defaults. */
export type GivenSettings = Partial<SoftphoneSettings>;

/** What counts here. @param given the strongest first */
export const toSettings = (...given: readonly GivenSettings[]): SoftphoneSettings =>
  Object.assign({}, defaultSettings, ...[...given].reverse()) as SoftphoneSettings;
