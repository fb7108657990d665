/** How much a conversation carries; docs/messages.md lists it for integrators. */
export const messageRules = {
  /** UTF-16 units of one message, so that its row stays below a table's 64 KiB. A longer text is a file. */
  maxTextLength: 8_192,
  maxAttachments: 10,
  maxFileNameLength: 255,
  maxUrlLength: 2_048,
  /** What was written before an offer; more is asked of the connector by nobody. */
  maxEarlier: 50,
  /** Text of an event that offers a conversation, with what was written before. */
  maxOfferLength: 65_536,
  maxAddressLength: 320,
  maxTopicLength: 200,
  /** Besides customer and agent: bots, other agents. */
  maxParticipants: 16,
  /** Nobody types for longer without a new sign of it. */
  maxTypingMs: 10_000,
  /** Characters of the newest words in an offer, as a card shows them. */
  previewLength: 100,
  /** Of one page of a transcript. */
  maxPage: 200,
} as const;

/** A message's id: as the connector names it, or the softphone's UUID. */
export const messageIdPattern = /^[\x21-\x7e]{1,128}$/;
