/** A case that the agent chose for a call. */
export interface CaseLink {
  readonly id: string;
  readonly title: string;
}

/** What the agent adds to the row of an answered call. */
export interface DraftContent {
  readonly notes: string;
  readonly disposition: string | undefined;
  readonly caseLink: CaseLink | undefined;
  /** What makers ask besides: column and answer, as a text. What is not there is not answered. */
  readonly fields: DraftFields;
}
export type DraftFields = Readonly<Record<string, string>>;

/** The time after a call in which the agent finishes its notes. On the steady clock of the page that has this view. */
export interface WrapUp {
  readonly sinceMs: number;
  /** `undefined` where only the agent ends it. */
  readonly endsAtMs: number | undefined;
  /** What the agent has added to it, in minutes. */
  readonly addedMinutes?: number;
}

/** The draft as it is shown, and how far it is saved. */
export interface CallDraft extends DraftContent {
  /** Rises when the notes changed otherwise than by this agent's typing: somebody else wrote into the row. */
  readonly revision: number;
  readonly saved: (typeof savedWords)[number];
  /** Only once the call is over. */
  readonly wrapUp: WrapUp | undefined;
}
export const savedWords = ['saved', 'saving', 'not-saved'] as const;

/** One thing that the agent wrote or chose. */
export type DraftChange =
  /** `revision` is that of the text the agent typed into. */
  | { readonly what: 'notes'; readonly text: string; readonly revision: number }
  | { readonly what: 'disposition'; readonly value: string | undefined }
  | { readonly what: 'field'; readonly column: string; readonly text: string }
  /** A minute more of wrap-up. */
  | { readonly what: 'minute' }
  | { readonly what: 'case'; readonly link: CaseLink | undefined };

/** Length of a phone call's description in every organisation. */
export const maxNotesLength = 2_000;
