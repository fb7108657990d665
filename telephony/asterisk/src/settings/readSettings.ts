import { readFileSync } from 'node:fs';
import { readAdaptorSide } from '../../../base/adaptorSide';
import {
  createEnvironmentReader,
  isHere,
  isSecure,
  wordPattern,
  WrongSettings,
  type Environment,
} from '../../../base/environmentReader';
import { toDialString } from '../commands/dialString';
import { isObjectId, readAgents } from './readAgents';
import { readBrowserPhone } from './readBrowserPhone';
import { readQueues } from './readQueues';
import type { Settings } from './settings';

/**
 * Reads the environment. A secret can lie in a file: `NAME_FILE` in place of `NAME`.
 * @throws WrongSettings with everything that is wrong, not only the first
 */
export function readSettings(
  environment: Environment,
  readFile = (path: string) => readFileSync(path, 'utf8'),
): Settings {
  const reader = createEnvironmentReader(environment, readFile);
  const { faults, fileOf, optional, required, check, place, word, oneOf } = reader;
  const ami = place('ASTERISK_AMI', '127.0.0.1:5038', 5038);
  const tls = optional('ASTERISK_AMI_TLS') === 'yes';
  const ca = fileOf('ASTERISK_AMI_CA');
  if (!tls && !isHere(ami.host) && optional('ASTERISK_AMI_PLAIN') !== 'yes') {
    faults.push(
      'ASTERISK_AMI is on another machine and without TLS: callers’ numbers would go over the network for all to read. Set ASTERISK_AMI_TLS=yes, or ASTERISK_AMI_PLAIN=yes where nobody else is on that network.',
    );
  }
  const mailboxes = optional('ASTERISK_MAILBOXES');
  check(
    'ASTERISK_MAILBOXES',
    mailboxes ?? '',
    wordPattern.test(mailboxes ?? ''),
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
    ...readAdaptorSide(reader, 8085),
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
