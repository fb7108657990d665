import type { CallFacts } from '../../protocol/callFacts';

/** Each fact of a call once: the compiler asks for a new one here, and the tests then follow it to the card. */
export const factSamples: Required<CallFacts> = {
  comments: 'asks about an invoice',
  recording: 'on',
  farEndRings: true,
};
