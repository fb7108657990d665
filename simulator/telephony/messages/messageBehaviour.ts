import { isFields } from '../../../protocol/fields';

/** What becomes of what agents write: it is sent, it fails, nobody can tell, or nothing is ever said of it. */
export const sendOutcomes = ['sends', 'fails', 'perhaps', 'never'] as const;

/** How the messaging half deals with messages from now on. */
export interface MessageBehaviour {
  readonly outcome: (typeof sendOutcomes)[number];
  /** Between one step and the next: sent, delivered, read. */
  readonly delayMs: number;
  /** Each of its events is sent twice. */
  readonly repeats: boolean;
  /** What it tells of a message comes in the wrong order. */
  readonly shuffles: boolean;
}

export const promptMessages: MessageBehaviour = { outcome: 'sends', delayMs: 300, repeats: false, shuffles: false };

/** Reads a behaviour; what is not given stays as usual. `undefined`: it is none. */
export function readMessageBehaviour(value: unknown): MessageBehaviour | undefined {
  if (!isFields(value)) return undefined;
  const {
    outcome = promptMessages.outcome,
    delayMs = promptMessages.delayMs,
    repeats = false,
    shuffles = false,
  } = value;
  const known = sendOutcomes.find((one) => one === outcome);
  if (known === undefined || typeof repeats !== 'boolean' || typeof shuffles !== 'boolean') return undefined;
  if (typeof delayMs !== 'number' || !Number.isInteger(delayMs) || delayMs < 0 || delayMs > 60_000) return undefined;
  return { outcome: known, delayMs, repeats, shuffles };
}
