import { readFileSync } from 'node:fs';
import { readEmail } from '../../../../protocol/emailText';
import { readAdaptorSide } from '../../../base/adaptorSide';
import { createEnvironmentReader, isHere, WrongSettings, type Environment } from '../../../base/environmentReader';
import type { Settings } from './settings';

const domainPattern = /^[0-9a-z](?:[0-9a-z.-]{0,253}[0-9a-z])?$/;
const objectIdPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads the environment. @throws WrongSettings with everything that is wrong, not only the first */
export function readSettings(
  environment: Environment,
  readFile = (path: string) => readFileSync(path, 'utf8'),
): Settings {
  const reader = createEnvironmentReader(environment, readFile);
  const { faults, optional, required, check, address, place, word, oneOf } = reader;
  const server = place('XMPP_SERVER', '127.0.0.1:5347', 5347);
  if (!isHere(server.host) && oneOf('XMPP_PLAIN', ['no', 'yes']) !== 'yes')
    faults.push(
      'XMPP_SERVER is on another machine: components speak without TLS (XEP-0114), so all that is written could be read on the way. Run the connector beside the server, or set XMPP_PLAIN=yes where nobody else is on that network.',
    );
  const domain = required('XMPP_DOMAIN', "the component's domain, such as desk.example.com").toLowerCase();
  check('XMPP_DOMAIN', domain, domainPattern.test(domain), 'a domain, such as desk.example.com');
  const agents = (optional('XMPP_AGENTS') ?? '')
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((one) => one !== '');
  if (!agents.every((one) => objectIdPattern.test(one) || readEmail(one) !== undefined))
    faults.push('XMPP_AGENTS is not a list of object ids of Entra or e-mail addresses.');
  const seconds = Number(optional('XMPP_WAIT_SECONDS') ?? 180);
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > 86_400)
    faults.push('XMPP_WAIT_SECONDS is not a whole number of seconds from 1 to 86400.');
  const hasWebhookUrl = optional('WEBHOOK_URL') !== undefined;
  const settings: Settings = {
    ...readAdaptorSide(reader, 8086),
    xmpp: { ...server, domain, secret: required('XMPP_SECRET', "the component's secret") },
    system: word('XMPP_NAME', 'xmpp'),
    agents,
    journal: optional('XMPP_JOURNAL') ?? 'cif-softphone-xmpp.journal',
    waitMs: seconds * 1_000,
    nobodyText: optional('XMPP_NOBODY_TEXT') ?? 'Nobody is here at the moment. Please write again later.',
    ...(hasWebhookUrl ? { webhookUrl: address('WEBHOOK_URL', 'where the adaptor reaches this connector') } : {}),
  };
  if (faults.length > 0) throw new WrongSettings(faults);
  return settings;
}
