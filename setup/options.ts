import { parseArgs } from 'node:util';
import { wrongAnswer, wrongOrganisation } from './checkAnswers';
import { messageOf, SetupFailure } from './engine/failure';
import type { Part } from './engine/step';

const parts: readonly Part[] = ['entra', 'azure', 'dataverse', 'check'];

/** What can be asked for besides the whole: a word in front of the options. */
export type Command =
  | { readonly name: 'setup' | 'status' | 'upgrade' | 'remove' }
  | { readonly name: 'telephony'; readonly system: string };

/** What the admin wants. Everything in it may stand in a file: no secret is an answer. */
export interface Answers {
  readonly orgUrl: string;
  /** Which softphone of the tenant this is; the start of every name in Azure. */
  readonly name: string;
  readonly tenant: string;
  readonly subscription?: string;
  readonly resourceGroup: string;
  readonly location: string;
  /** User principal names or object ids of the agents. */
  readonly agents: readonly string[];
  /** Unique name of the agent experience profile that they get. */
  readonly profile: string;
  readonly signalRSku?: string;
  readonly clientId?: string;
  readonly tokenCommand?: string;
  readonly apiClientId?: string;
  readonly pageClientId?: string;
  readonly adaptorHost?: string;
  /** The add-on for conversations is wanted. */
  readonly messages?: boolean;
}

export interface RunOptions {
  readonly whatIf: boolean;
  readonly yes: boolean;
  readonly deviceCode: boolean;
  readonly only: readonly Part[];
  readonly answersFile?: string;
  /** Goes back to the release before, or to this one. */
  readonly back: boolean;
  readonly to?: string;
  /** Folder of the packages that were sent. */
  readonly kept?: string;
  /** Also for a registration that was made by hand. */
  readonly requireAssignment: boolean;
  readonly newSecret: boolean;
  /** A telephony system that is made in the run of the whole, which then rings. */
  readonly telephony?: string;
  /** An agent who is rung with the new secret. */
  readonly ring?: string;
  readonly keyVault?: string;
  /** A file with the telephony system's certificate. */
  readonly certificate?: string;
}

export interface Wishes {
  readonly command: Command;
  readonly answers: Answers;
  readonly options: RunOptions;
}

/** What can be left open, and what it is then. */
const usual = {
  name: 'softphone',
  tenant: 'organizations',
  location: 'westeurope',
  profile: 'cti_softphoneAgents',
} as const;

const text = { type: 'string' } as const;
const flag = { type: 'boolean', default: false } as const;

export const usage = `Usage: npm run setup -- --org-url https://<org>.crm.dynamics.com [options]
       npm run setup -- status            what is there and what is not right
       npm run setup -- upgrade           this release over an earlier one; --back: the earlier one again
       npm run setup -- remove            takes all of it away again, and says what stays
       npm run setup -- telephony NAME    a registration and a secret for a telephony system
Who and where
  --org-url URL           the Dynamics 365 organisation
  --name NAME             which softphone of the tenant this is (${usual.name})
  --tenant ID             tenant id or domain, where your account has several
  --subscription ID       Azure subscription, where your account has several
  --resource-group NAME   (rg-cif-<name>)      --location REGION  (${usual.location})
  --agents A,B            user principal names of the agents
  --profile NAME          unique name of a profile of your own for them (${usual.profile})
  --messages              also the add-on into which conversations (chat, SMS) are written
  --signalr-sku SKU       Free_F1, Standard_S1 or Premium_P1 (Standard_S1)
How
  --what-if               only shows what would change: exit code 2 when something would
  --yes                   does not ask
  --answers FILE          reads these answers from a JSON file, and writes them there
  --kept FOLDER           where the packages that are sent are kept (<answers>.packages, or .setup/)
  --only PARTS            of ${parts.join(', ')}
  --device-code           signs in without a browser on this machine
  --client-id ID          signs in with a public client of your own
  --token-command CMD     a command that prints a token for {resource}
  --api-client-id ID, --page-client-id ID   registrations that were made by hand
  --require-assignment    nobody without a role may use the adaptor, also at a registration made by hand
  --adaptor-host HOST     where the adaptor is, when Azure is left out
With upgrade
  --back                  goes back to the release before; with --to RELEASE to an earlier one
  --telephony NAME        also makes this telephony system, and rings your own panel once (or that of --ring)
With telephony NAME, or --telephony NAME
  --new-secret            makes another secret (one more; the old one stays)
  --certificate FILE      registers its certificate (PEM, public) in place of a secret
  --key-vault NAME        puts the secret there in place of showing it
  --ring USER             rings this agent once with the new secret`;

/**
 * @param saved what the file of answers says
 * @throws SetupFailure that ends with the usage
 */
export function readWishes(args: readonly string[], readSaved: (file: string) => Partial<Answers>): Wishes {
  const { values, positionals } = parse(args);
  const command = readCommand(positionals);
  refuseEmpty(values);
  refuseStrangers(command, values);
  const answersFile = values.answers;
  const saved = answersFile === undefined ? {} : readSaved(answersFile);
  const orgUrl = readOrgUrl(values['org-url'] ?? saved.orgUrl);
  const name = values.name ?? saved.name ?? usual.name;
  if (!/^[a-z][a-z0-9]{1,11}$/.test(name))
    throw wrong(`--name "${name}" needs 2 to 12 lower-case letters or digits, a letter first.`);
  const only = list(values.only) as readonly Part[];
  const unknown = only.find((part) => !parts.includes(part));
  if (unknown !== undefined) throw wrong(`--only does not know "${unknown}".`);
  const optional = {
    signalRSku: values['signalr-sku'] ?? saved.signalRSku,
    subscription: values.subscription ?? saved.subscription,
    clientId: values['client-id'] ?? saved.clientId,
    // Never of the file: whoever may change a file of answers must not run commands by it.
    tokenCommand: values['token-command'],
    apiClientId: values['api-client-id'] ?? saved.apiClientId,
    pageClientId: values['page-client-id'] ?? saved.pageClientId,
    adaptorHost: values['adaptor-host'] ?? saved.adaptorHost,
  };
  const answers: Answers = {
    orgUrl,
    name,
    tenant: values.tenant ?? saved.tenant ?? usual.tenant,
    resourceGroup: values['resource-group'] ?? saved.resourceGroup ?? `rg-cif-${name}`,
    // The portal writes "West Europe".
    location: (values.location ?? saved.location ?? usual.location).replaceAll(' ', '').toLowerCase(),
    // One that is empty would ask for all users.
    agents: list(values.agents ?? saved.agents?.join()),
    profile: values.profile ?? saved.profile ?? usual.profile,
    ...given(optional),
    ...(values.messages || saved.messages === true ? { messages: true } : {}),
  };
  const options: RunOptions = {
    whatIf: values['what-if'] || command.name === 'status',
    yes: values.yes,
    deviceCode: values['device-code'],
    newSecret: values['new-secret'],
    requireAssignment: values['require-assignment'],
    back: values.back,
    only: only.length === 0 ? parts : only,
    ...given({
      answersFile,
      to: values.to,
      kept: values.kept,
      telephony: values.telephony,
      ring: values.ring,
      keyVault: values['key-vault'],
      certificate: values.certificate,
    }),
  };
  const problem = wrongAnswer({ ...answers, ...given({ keyVault: options.keyVault }) });
  if (problem !== undefined) throw wrong(problem);
  return { command, answers, options };
}

type Values = ReturnType<typeof parse>['values'];

/** A variable of a pipeline that is not set would else mean the usual value, or with --only everything. */
function refuseEmpty(values: Values): void {
  const empty = Object.entries(values).find(([name, value]) => name !== 'agents' && isBlank(value));
  if (empty !== undefined) throw wrong(`--${empty[0]} is empty.`);
}

const isBlank = (value: unknown): boolean => typeof value === 'string' && list(value).length === 0;

/** Nothing would come of them, and nothing would be said. */
function refuseStrangers({ name }: Command, values: Values): void {
  const given = (names: readonly (keyof Values)[]) =>
    names.find((one) => values[one] !== undefined && values[one] !== false);
  const isRinging = name === 'telephony' || values.telephony !== undefined;
  const ofTelephony = isRinging ? undefined : given(['new-secret', 'certificate', 'key-vault', 'ring']);
  if (ofTelephony !== undefined) throw wrong(`--${ofTelephony} goes with "telephony NAME" only.`);
  if (values.telephony !== undefined && name !== 'setup') throw wrong('--telephony goes with the whole command only.');
  if (values.telephony !== undefined && !systemName.test(values.telephony)) throw wrongSystem(values.telephony);
  const ofUpgrade = name === 'upgrade' ? undefined : given(['back', 'to']);
  if (ofUpgrade !== undefined) throw wrong(`--${ofUpgrade} goes with "upgrade" only.`);
  if (values.to !== undefined && !values.back) throw wrong('--to goes with --back only.');
  if (name === 'upgrade' && values.only !== undefined) throw wrong('--only does not go with "upgrade".');
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        'org-url': text,
        name: text,
        tenant: text,
        subscription: text,
        'resource-group': text,
        location: text,
        agents: text,
        profile: text,
        'signalr-sku': text,
        answers: text,
        only: text,
        'client-id': text,
        'token-command': text,
        'api-client-id': text,
        'page-client-id': text,
        'adaptor-host': text,
        'key-vault': text,
        certificate: text,
        ring: text,
        telephony: text,
        to: text,
        kept: text,
        back: flag,
        messages: flag,
        'require-assignment': flag,
        'what-if': flag,
        yes: flag,
        'device-code': flag,
        'new-secret': flag,
      },
    });
  } catch (error) {
    throw wrong(messageOf(error));
  }
}

const systemName = /^[a-z][a-z0-9]{1,19}$/i;

const wrongSystem = (system: string): WrongUsage =>
  wrong(`The name "${system}" needs 2 to 20 letters or digits, a letter first.`);

function readCommand([word, system, more]: readonly string[]): Command {
  if (word === undefined) return { name: 'setup' };
  if ((word === 'status' || word === 'upgrade' || word === 'remove') && system === undefined) return { name: word };
  if (word === 'telephony' && system !== undefined && more === undefined) {
    if (systemName.test(system)) return { name: 'telephony', system };
    throw wrongSystem(system);
  }
  throw wrong(`"${[word, system, more].filter((one) => one !== undefined).join(' ')}" is no command.`);
}

function readOrgUrl(asked: string | undefined): string {
  if (asked === undefined) throw wrong('--org-url is missing.');
  const problem = wrongOrganisation(asked);
  if (problem !== undefined) throw wrong(problem);
  return new URL(asked).origin;
}

const list = (value: string | undefined): readonly string[] =>
  (value ?? '')
    // As mail programs separate people.
    .split(/[,;]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** Without what is not given. */
function given<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

export class WrongUsage extends SetupFailure {}

const wrong = (happened: string): WrongUsage =>
  new WrongUsage({ happened, means: 'Nothing was looked at or changed.', todo: usage });
