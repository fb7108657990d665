import { readFileSync } from 'node:fs';
import { ownField } from '../../../../protocol/fields';
import { toDialString } from '../commands/dialString';
import { isObjectId, readAgents } from './readAgents';
import { readBrowserPhone } from './readBrowserPhone';
import { readQueues } from './readQueues';
import type { Settings } from './settings';

/** What is wrong with the settings: each sentence names one, and what to do. Never holds a value. */
export class WrongSettings extends Error {
  constructor(readonly faults: readonly string[]) {
    super(faults.join('\n'));
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

const contextPattern = /^[0-9A-Za-z_.-]{1,79}$/;

/**
 * Reads the environment. A secret can lie in a file: `NAME_FILE` in place of `NAME`.
 * @throws WrongSettings with everything that is wrong, not only the first
 */
export function readSettings(
  environment: Environment,
  readFile = (path: string) => readFileSync(path, 'utf8'),
): Settings {
  const faults: string[] = [];
  const fileOf = (name: string): string | undefined => {
    const path = ownField(environment, name);
    if (path === undefined || path === '') return undefined;
    try {
      return readFile(path);
    } catch {
      faults.push(
        `${name}: the file cannot be read. Give its path as the connector sees it, and let its user read it.`,
      );
      return undefined;
    }
  };
  const optional = (name: string): string | undefined => {
    const given = ownField(environment, name)?.trim();
    return given === undefined || given === '' ? fileOf(`${name}_FILE`)?.trim() : given;
  };
  const required = (name: string, what: string): string => {
    const value = optional(name);
    if (value === undefined || value === '') faults.push(`${name} is missing: ${what}.`);
    return value ?? '';
  };
  const check = (name: string, value: string, isRight: boolean, what: string): string => {
    if (value !== '' && !isRight) faults.push(`${name} is not ${what}.`);
    return value;
  };
  const address = (name: string, what: string): string => {
    const text = required(name, what);
    return check(
      name,
      text.replace(/\/+$/, ''),
      isSecure(text),
      'an https address (plain http is for this machine only)',
    );
  };
  const place = (name: string, fallback: string, withoutPort: number): { host: string; port: number } => {
    const text = optional(name) ?? fallback;
    const found = /^\[?([^\]]+?)\]?(?::(\d{1,5}))?$/.exec(text);
    const port = Number(found?.[2] ?? withoutPort);
    check(name, text, found !== null && port > 0 && port < 65_536, 'a host and a port, such as 127.0.0.1:5038');
    return { host: found?.[1] ?? '', port };
  };
  const word = (name: string, fallback: string): string => {
    const value = optional(name) ?? fallback;
    return check(name, value, contextPattern.test(value), 'a name of letters, digits, dots, lines and hyphens');
  };
  /** The first is meant when nothing is set. */
  const oneOf = <Word extends string>(name: string, words: readonly [Word, ...Word[]]): Word => {
    const value = optional(name) ?? words[0];
    const found = words.find((one) => one === value);
    if (found === undefined) faults.push(`${name} is not ${words.join(' or ')}.`);
    return found ?? words[0];
  };

  const ami = place('ASTERISK_AMI', '127.0.0.1:5038', 5038);
  const tls = optional('ASTERISK_AMI_TLS') === 'yes';
  const ca = fileOf('ASTERISK_AMI_CA');
  if (!tls && !isHere(ami.host) && optional('ASTERISK_AMI_PLAIN') !== 'yes') {
    faults.push(
      'ASTERISK_AMI is on another machine and without TLS: callers’ numbers would go over the network for all to read. Set ASTERISK_AMI_TLS=yes, or ASTERISK_AMI_PLAIN=yes where nobody else is on that network.',
    );
  }
  const cert = fileOf('WEBHOOK_CERT');
  const key = fileOf('WEBHOOK_KEY');
  if ((cert === undefined) !== (key === undefined))
    faults.push('WEBHOOK_CERT and WEBHOOK_KEY belong together: give both or none.');
  const secrets = required('WEBHOOK_SECRET', "the adaptor's TelephonyWebhookSecret")
    .split(/[\s,]+/)
    .filter((one) => one !== '');
  if (secrets.some((one) => !isWebhookSecret(one)))
    faults.push('WEBHOOK_SECRET is not whsec_ and base64 of at least 16 bytes.');
  const mailboxes = optional('ASTERISK_MAILBOXES');
  check(
    'ASTERISK_MAILBOXES',
    mailboxes ?? '',
    contextPattern.test(mailboxes ?? ''),
    'a voicemail context, such as default',
  );
  const told = 'who has which telephone, <object id>=<endpoint> or <e-mail>=<endpoint>, … (or set ASTERISK_MAILBOXES)';
  const named = mailboxes === undefined ? required('ASTERISK_AGENTS', told) : optional('ASTERISK_AGENTS');
  const agents = readAgents(named ?? '');
  faults.push(...agents.faults);
  const queues = readQueues(optional('ASTERISK_QUEUES') ?? '');
  faults.push(...queues.faults);
  const answer = oneOf('ASTERISK_ANSWER', ['phone', 'talk']);
  const recording = oneOf('ASTERISK_RECORDING', ['no', 'pause', 'agents']);
  const supervisors = (optional('ASTERISK_SUPERVISORS') ?? '').split(/[\s,]+/).filter((one) => one !== '');
  if (!supervisors.every(isObjectId)) faults.push('ASTERISK_SUPERVISORS is not a list of object ids of Entra.');
  const tells = oneOf('ASTERISK_TELL_SUPERVISION', ['yes', 'no']);
  const plus = environment.ASTERISK_PLUS ?? '+';
  if (!/^\+?[0-9*#]{0,8}$/.test(plus)) faults.push('ASTERISK_PLUS is not + or keys, such as 00 or 011.');
  const voicemail = optional('ASTERISK_VOICEMAIL');
  if (voicemail !== undefined && toDialString(voicemail.replaceAll('{extension}', '101'), '') === undefined)
    faults.push('ASTERISK_VOICEMAIL is not what can be dialled, such as *{extension}.');

  const system = word('ASTERISK_NAME', 'asterisk');
  const browserPhone = readBrowserPhone({ optional, required, isSecure, faults }, system);

  const settings: Settings = {
    adaptor: {
      url: address('ADAPTOR_URL', "the adaptor's address with /api at its end"),
      tokenUrl: address(
        'TOKEN_URL',
        'where tokens are had: https://login.microsoftonline.com/<tenant>/oauth2/v2.0/token',
      ),
      clientId: required('CLIENT_ID', "the telephony app's client id"),
      clientSecret: required('CLIENT_SECRET', "the telephony app's secret"),
      scope: required('SCOPE', 'api://<API client id>/.default'),
    },
    webhook: {
      ...place('LISTEN', '127.0.0.1:8085', 8085),
      secrets,
      ...(cert === undefined || key === undefined ? {} : { tls: { cert, key } }),
    },
    ami: {
      ...ami,
      ...(tls ? { tls: { ...(ca === undefined ? {} : { ca }) } } : {}),
      user: required('ASTERISK_AMI_USER', 'the name of the section in manager.conf'),
      secret: required('ASTERISK_AMI_SECRET', 'its secret'),
    },
    system,
    agents: agents.endpoints,
    emails: agents.emails,
    ...(mailboxes === undefined ? {} : { mailboxes }),
    dialContext: word('ASTERISK_DIAL_CONTEXT', 'from-internal'),
    context: word('ASTERISK_CONTEXT', 'crm'),
    plus,
    ...(voicemail === undefined ? {} : { voicemail }),
    answer,
    recording,
    ...(supervisors.length === 0
      ? {}
      : {
          supervision: {
            supervisors: new Set(supervisors.map((one) => one.toLowerCase())),
            tellsAgents: tells === 'yes',
          },
        }),
    ...(browserPhone === undefined ? {} : { browserPhone }),
    queues: queues.names,
  };
  if (/[\r\n]/.test(settings.ami.user + settings.ami.secret))
    faults.push('ASTERISK_AMI_USER or _SECRET holds a line break.');
  if (faults.length > 0) throw new WrongSettings(faults);
  return settings;
}

const isHere = (host: string): boolean => ['localhost', '127.0.0.1', '::1'].includes(host);

function isSecure(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return (
    url !== undefined &&
    (url.protocol === 'https:' || (url.protocol === 'http:' && isHere(url.hostname.replace(/[[\]]/g, ''))))
  );
}

function isWebhookSecret(text: string): boolean {
  const base64 = text.replace(/^whsec_/, '');
  return /^[A-Za-z0-9+/]+={0,2}$/.test(base64) && Buffer.from(base64, 'base64').length >= 16;
}
