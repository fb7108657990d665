import type { CallView } from '../core/calls/callView';
import { customersIn } from '../core/customer/customerMatch';

/** A shorter row of digits is in too many numbers. */
const minDigits = 4;

/**
 * What Dynamics' search page is asked for about a call. It knows texts as they are stored, not numbers: where several
 * people have the number, a row of digits that stands in all of their spellings finds them all; else the likeliest
 * one's spelling finds at least that one. Dataverse search keeps such rows as words of their own (Azure AI Search,
 * "Partial term search and patterns with special characters").
 */
export function searchText(call: CallView): string {
  const stored = customersIn(call.customer).flatMap(({ storedNumber }) => storedNumber ?? []);
  const first = stored[0];
  if (first === undefined) return call.number ?? '';
  if (stored.every((other) => other === first)) return first;
  const shared = rowsOfDigits(first)
    .filter((row) => row.length >= minDigits && stored.every((other) => rowsOfDigits(other).includes(row)))
    .sort((a, b) => a.length - b.length)
    .pop();
  return shared ?? first;
}

const rowsOfDigits = (text: string): readonly string[] => text.match(/\d+/g) ?? [];
