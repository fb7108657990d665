import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repoRoot } from '../../scripts/repoRoot';
import manifest from '../../package.json';
import type { KeptPackages } from '../../setup/engine/keptPackages';
import type { SetupPorts } from '../../setup/ports';
import { runSetup } from '../../setup/runSetup';
import { readWishes, type Answers } from '../../setup/options';
import { messagesInput } from '../../solution/messages/messagesInput';
import { coreSources } from '../../solution/coreSources';
import { packSolution } from '../../solution/packSolution';
import { exampleInput } from '../solution/exampleInput';
import { startTenant, type RunningTenant, type TenantOptions } from '../../simulator/tenant/startTenant';

export const organisation = 'https://contoso.crm.dynamics.com';
const people = [
  { id: '70000000-0000-4000-8000-0000000000a1', userPrincipalName: 'ada@example.com' },
  { id: '70000000-0000-4000-8000-0000000000b2', userPrincipalName: 'ben@example.com' },
];

const certificate = `-----BEGIN CERTIFICATE-----\nMIIB${'a'.repeat(60)}\n-----END CERTIFICATE-----\n`;
const template: unknown = JSON.parse(readFileSync(join(repoRoot, 'setup/azure/azuredeploy.json'), 'utf8'));
/** The real packages with a small made-up build, made once. */
let packed: Promise<Readonly<Record<'full' | 'core' | 'messages', Uint8Array>>> | undefined;
const packages = () => (packed ??= pack());
async function pack() {
  const input = await exampleInput(organisation);
  const core = { ...input, sources: coreSources(input.sources) };
  return {
    full: packSolution(input).managed,
    core: packSolution(core).managed,
    messages: packSolution(messagesInput(input)).managed,
  };
}

/** What lies beside the admin. */
const files = new Map([
  ['public.pem', certificate],
  ['next.pem', certificate.replaceAll('a', 'b')],
  ['private.pem', `${certificate}-----BEGIN PRIVATE KEY-----`],
]);

export interface Ran {
  readonly exitCode: number;
  readonly lines: readonly string[];
  /** Secrets that were shown. */
  readonly revealed: readonly string[];
  /** What was changed, as the tenant got it. */
  readonly writes: readonly string[];
  readonly seconds: number;
  readonly saved: Answers | undefined;
}

export const emptyTenant = (options: Partial<TenantOptions> = {}): Promise<RunningTenant> =>
  startTenant({ people, ...options });

/** A folder of packages in memory. */
export function keptInMemory(): KeptPackages {
  const all = new Map<string, Uint8Array<ArrayBuffer>>();
  return {
    where: 'memory',
    releases: () => [...new Set([...all.keys()].map((key) => key.split('/')[0] ?? ''))],
    has: (release, name) => all.has(`${release}/${name}`),
    read: (release, name) => Promise.resolve(all.get(`${release}/${name}`) ?? new Uint8Array()),
    keep(release, name, bytes) {
      all.set(`${release}/${name}`, new Uint8Array(bytes));
      return Promise.resolve();
    },
  };
}

export const adaptorOf = (release: string): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(`PK stand-in for the package of ${release}`);

/**
 * The whole command against a make-believe tenant.
 * @param yes what the admin answers
 * @param other what is not as usual around it
 */
export async function runIn(
  tenant: RunningTenant,
  args: readonly string[] = [],
  yes = true,
  other: Partial<SetupPorts> = {},
): Promise<Ran> {
  const lines: string[] = [];
  const revealed: string[] = [];
  const from = tenant.clock.now();
  const writesBefore = tenant.writes.length;
  let saved: Answers | undefined;
  const wishes = readWishes(
    [
      ...args,
      ...(args.includes('--org-url') ? [] : ['--org-url', organisation]),
      ...(args.includes('--agents') ? [] : ['--agents', 'ada@example.com']),
    ],
    () => ({}),
  );
  const exitCode = await runSetup(wishes, {
    fetch: tenant.fetch,
    clock: tenant.clock,
    desk: { say: (line) => lines.push(line), ask: () => Promise.resolve(yes), reveal: (line) => revealed.push(line) },
    readText: (file) => files.get(file) ?? '',
    tokens: { get: (resource) => Promise.resolve(tenant.token(resource)) },
    readTemplate: () => template,
    readBuilt: () => Promise.resolve(adaptorOf(manifest.version)),
    release: manifest.version,
    kept: keptInMemory(),
    readSolution: async (kind) => (await packages())[kind],
    saveAnswers: (answers) => {
      saved = answers;
    },
    ...other,
  });
  const writes = tenant.writes.slice(writesBefore);
  return { exitCode, lines, revealed, writes, seconds: (tenant.clock.now() - from) / 1000, saved };
}
