/** Largest message text of a telephony system, in UTF-16 units: far above any real call, far below a table row's 64 KiB. */
export const maxMessageLength = 16_384;
export const maxNumberLength = 256;
export const maxDisplayNameLength = 256;
/** Comments are shown in a card and carried in a push: longer ones are cut, not refused, because a ring must ring. */
export const maxCommentsLength = 2_000;
/** Digits of one command: a card number with its pauses, not a novel. */
export const maxDigits = 64;
/** A text that answers a ring: three short messages of a mobile telephone. */
export const maxReplyLength = 480;
/** One of them. */
export const usualReplyLength = 160;
/** Offered ones: more are not read while it rings. */
export const maxReplyTexts = 10;
/** So many others of a conference are told and shown: more than anybody can hear apart. */
export const maxParties = 32;
/** Of a search for colleagues: nobody reads more, and a longer word finds no more. */
export const maxDirectoryEntries = 20;
export const maxDirectoryTextLength = 100;
export const maxDirectoryAboutLength = 128;
/** What a caller chose in menus: more than a card can say is more than anybody has patience for. */
export const maxMenuChoices = 16;
export const maxMenuLabelLength = 128;
export const maxMenuValueLength = 256;
/** The telephony's own name of a call, a ticket, a recording. A longer one is left out: half a reference finds nothing. */
export const maxReferenceLength = 256;
/** Nobody waits for a week; more is a mistake in the unit. */
export const maxWaitedMs = 604_800_000;
/** Queues of one agent at one telephony system: more than anybody looks at. */
export const maxQueues = 50;
/** CloudEvents `source` is a URI reference, `id` any text. */
export const maxEventSourceLength = 1_024;
export const maxEventIdLength = 256;
