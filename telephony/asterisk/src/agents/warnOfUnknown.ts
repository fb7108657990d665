import type { WarnOnce } from '../base/warnOnce';
import { endpointIn } from '../pbx/naming';

/** Says once of each member of a queue who is nobody's telephone: it is never guessed whose it may be. */
export function createWarnOfUnknown(
  known: Pick<ReadonlySet<string>, 'has'>,
  warnOnce: WarnOnce,
): (member: string | undefined) => void {
  return (member) => {
    const endpoint = member === undefined ? undefined : endpointIn(member);
    if (endpoint !== undefined && !known.has(endpoint))
      warnOnce('telephone-without-agent', endpoint, { endpoint: asLogged(endpoint) });
  };
}

/** A member outside, such as a mobile telephone, is named by its number, which stands in no log. */
export const asLogged = (endpoint: string): string => (/\d{7}/.test(endpoint) ? 'a number' : endpoint);
