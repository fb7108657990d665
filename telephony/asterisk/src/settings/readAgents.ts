import { readEmail } from '../../../../protocol/emailText';

const objectIdPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
export const isObjectId = (text: string): boolean => objectIdPattern.test(text);
/** What Asterisk takes for an endpoint's name, without what parts names in channels and lists. */
export const endpointPattern = /^[0-9A-Za-z_.+-]{1,79}$/;

interface ReadAgents {
  readonly endpoints: ReadonlyMap<string, string>;
  /** Of agents who are named by their e-mail address, which the adaptor tells with their object id. */
  readonly emails: ReadonlyMap<string, string>;
  readonly faults: readonly string[];
}

/**
 * Reads who has which telephone: `<object id or e-mail>=<endpoint>`, parted by commas or lines; `#` begins a remark.
 * Nothing is guessed: what cannot be read, and a telephone or a person that is there twice, is a fault that names its place.
 */
export function readAgents(text: string): ReadAgents {
  const endpoints = new Map<string, string>();
  const emails = new Map<string, string>();
  const faults: string[] = [];
  const entries = text
    .split(/[\r\n]+/)
    .flatMap((line) => line.replace(/#.*/, '').split(','))
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  const taken = new Set<string>();
  entries.forEach((entry, at) => {
    const [, who = '', endpoint = ''] = /^([^=]*?)\s*=\s*(?:PJSIP\/|SIP\/)?(.*)$/i.exec(entry) ?? [];
    const where = `ASTERISK_AGENTS, entry ${at + 1}`;
    const userId = isObjectId(who) ? who.toLowerCase() : undefined;
    const name = userId ?? readEmail(who);
    if (name === undefined) faults.push(`${where}: before the = stands neither an object id of Entra nor an e-mail.`);
    else if (!endpointPattern.test(endpoint)) faults.push(`${where}: behind the = stands no endpoint, such as 101.`);
    else if (endpoints.has(name) || emails.has(name)) faults.push(`${where}: this agent has a telephone already.`);
    else if (taken.has(endpoint)) faults.push(`${where}: this telephone is another agent's already.`);
    else {
      (userId === undefined ? emails : endpoints).set(name, endpoint);
      taken.add(endpoint);
    }
  });
  return { endpoints, emails, faults };
}
