import { cutText } from '../../protocol/cutText';
import { maxNotesLength } from '../core/draft/callDraft';

const gap = '\n\n';

/** A row's description in two parts: what the telephony system said about the call, and the agent's notes under it. */
export interface Description {
  /** Stands before the notes and is not the agent's; empty where somebody has rewritten the whole. */
  readonly head: string;
  readonly notes: string;
}

export const joinDescription = ({ head, notes }: Description): string =>
  cutText([head, notes].filter((part) => part !== '').join(gap), maxNotesLength);

/** How long notes may be that stand under this head. */
export const roomUnder = (head: string): number => maxNotesLength - (head === '' ? 0 : head.length + gap.length);

export function splitDescription(comments: string | undefined, description: string): Description {
  const head = cutText(comments ?? '', maxNotesLength);
  if (head === '' || description === '') return { head, notes: description };
  if (description === head) return { head, notes: '' };
  return description.startsWith(head + gap)
    ? { head, notes: description.slice(head.length + gap.length) }
    : { head: '', notes: description };
}
