import type { InferOutput } from 'valibot';
import type { choiceSchema } from './choiceSchemas';
import type { settingsSchema } from './settingsSchema';

/** Tables in which callers are looked for unless makers name others: the softphone knows their columns. */
export const searchTableNames = ['contact', 'account', 'lead'] as const;
export type SearchTableName = (typeof searchTableNames)[number];
export const isUsualTable = (table: unknown): table is SearchTableName => searchTableNames.some((one) => one === table);

/** Logical names as Dataverse forms them, which also keeps a query from being bent; none of what a call is about anyway. */
export const searchTablePattern = /^(?!(?:incident|phonecall|systemuser)$)[a-z][a-z0-9_]{0,99}$/;
export const columnPattern = /^[a-z][a-z0-9_]{0,99}$/;
export const maxSearchTables = 10;
export const maxShownColumns = 2;

/** When the caller's record opens: as it rings, when the agent accepts, or only by the agent's own click. */
export const screenPops = ['ring', 'accept', 'manual'] as const;
export type ScreenPop = (typeof screenPops)[number];

/** The ring's sounds, all made in the browser. */
/** A web resource: its publisher's prefix, then letters, digits, dots and slashes. */
export const ringFileName = /^[A-Za-z]\w{1,8}_(?!.*\.\.)[\w./-]{1,150}$/;

export const ringSounds = ['classic', 'soft', 'digital', 'off'] as const;
export type RingSound = (typeof ringSounds)[number];

/** Whose word counts when Dynamics and the telephony system disagree about the agent's presence. */
export const presenceWinners = ['dynamics', 'telephony'] as const;
export type PresenceWinner = (typeof presenceWinners)[number];

/** What becomes of a call to an emergency number: it is refused, or the agent is asked first. */
export const emergencyCalls = ['refuse', 'ask'] as const;
export type EmergencyCalls = (typeof emergencyCalls)[number];

/** What a telephony system says of a call and the card shows, in the order that it has unless makers choose another. */
export const shownFacts = ['queue', 'waited', 'campaign', 'menu', 'reference'] as const;
/** What a further field of the wrap-up asks for. */
export const wrapUpFieldTypes = ['text', 'choice', 'yes-no', 'date'] as const;
/** Of a text, in characters. */
export const maxFieldLength = 500;

type Given = Required<InferOutput<typeof settingsSchema>>;

/** A choice that makers offer: `value` is stored and never changes, `label` is what agents read. */
export type Choice = InferOutput<typeof choiceSchema>;

/** Why an agent is not ready, and how long that usually lasts. */
export type NotReadyReason = NonNullable<Given['presence']['notReadyReasons']>[number];

/** How a call can be disposed of; `queues`: only calls of these. */
export type Disposition = Given['dispositions'][number];

/** What is asked besides, and the column of the activity that takes the answer. */
export type WrapUpField = Given['wrapUpFields'][number];

/** `columns`: logical names, the most telling first; empty means the table's usual ones. */
export type SearchTable = Given['search'][number] & { readonly columns: readonly string[] };

/** What counts: what makers gave, and the defaults for the rest. */
export type SoftphoneSettings = Omit<
  Given,
  'defaultCountry' | 'emergency' | 'search' | 'ring' | 'wrapUpSeconds' | 'presence'
> & {
  /** `undefined` means the organisation's. */
  readonly defaultCountry: string | undefined;
  readonly emergency: Required<Given['emergency']>;
  readonly search: readonly SearchTable[];
  readonly ring: Required<Given['ring']>;
  /** 0 means no wrap-up, `undefined` that the agent ends it. */
  readonly wrapUpSeconds: number | undefined;
  readonly presence: Required<Given['presence']>;
};

export const defaultSettings: SoftphoneSettings = {
  defaultCountry: undefined,
  emergency: { calls: 'refuse', numbers: [] },
  search: searchTableNames.map((table) => ({ table, columns: [] })),
  facts: shownFacts,
  screenPop: 'accept',
  closeSessionWhenDone: true,
  dockOnRing: true,
  ring: { sound: 'classic', volumePercent: 60, file: '' },
  dispositions: [],
  dispositionRequired: false,
  wrapUpFields: [],
  wrapUpSeconds: undefined,
  wrapUpExtensions: 0,
  presence: { winner: 'dynamics', notReadyReasons: [], backByItself: false },
};

/** Only what a maker gave; everything else comes from whoever is asked next, at last from the defaults. */
export type GivenSettings = Partial<SoftphoneSettings>;

/** What counts here. @param given the strongest first */
export const toSettings = (...given: readonly GivenSettings[]): SoftphoneSettings =>
  Object.assign({}, defaultSettings, ...[...given].reverse()) as SoftphoneSettings;
