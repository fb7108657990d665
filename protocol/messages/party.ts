import { isFields, shortLine, textField } from '../fields';
import { maxDisplayNameLength, maxNumberLength } from '../limits';
import { parsed, refused, type Parsed } from '../parsed';
import type { InferOutput } from 'valibot';
import type { partySchema } from '../schemas/partySchema';

/** The other side of a call. A number that is missing and one that is withheld are different things. */
export type Party = InferOutput<typeof partySchema>;

/**
 * Reads the other side of a call. Gives an empty party for an absent value: "absent" is not "withheld".
 * A bare text is taken as the number; `e164` and `uri` are other systems' names for it.
 * Errors: neither object nor text, or longer than the protocol allows.
 */
export function parseParty(value: unknown): Parsed<Party> {
  if (value === undefined || value === null) return parsed({});
  const fields = typeof value === 'string' ? { number: value } : value;
  if (!isFields(fields)) return refused('A party must be an object with number and displayName.');
  const given = fields.number ?? fields.e164 ?? fields.uri;
  const number = textField(given, maxNumberLength);
  if (number === undefined && typeof given === 'string' && given.length > maxNumberLength) {
    return refused(`A party's number has more than ${maxNumberLength} characters.`);
  }
  const displayName = shortLine(fields.displayName, maxDisplayNameLength);
  return parsed({
    ...(number === undefined ? {} : { number }),
    ...(displayName === undefined ? {} : { displayName }),
    ...(fields.withheld === true ? { withheld: true } : {}),
  });
}
