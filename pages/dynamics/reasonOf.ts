import { NoAnswer, Refusal } from '../../setup/http/refusal';

/** Why a question or a change failed, as short as a person can pass it on: a status, a code, the right that lacks. */
export function reasonOf(error: unknown): string {
  if (error instanceof NoAnswer) return 'no answer';
  if (!(error instanceof Refusal)) return error instanceof Error ? error.name : 'unknown';
  const right = /\bprv\w+/.exec(error.text)?.[0];
  return [String(error.status), error.code, right].filter((part) => part !== undefined && part !== '').join(' ');
}
