import { carryOut } from './engine/carryOut';
import { linesOf, SetupFailure } from './engine/failure';
import { printable } from './engine/printable';
import type { Known } from './engine/known';
import { previewLines, previewSteps, wouldChange } from './engine/previewSteps';
import { explain } from './explain';
import type { Answers, Command, Wishes } from './options';
import type { SetupPorts } from './ports';
import { backSteps, removeCommand, setupSteps, telephonyCommand } from './setupSteps';
import type { Step } from './engine/step';
import { ofOneAccount, readAdmin, type Admin } from './signin/tokens';
import { graphResource } from './entra/graph';

export const exitCodes = { done: 0, failed: 1, wouldChange: 2, usage: 3, declined: 4 } as const;

/** The whole command behind its options. @returns the process's exit code */
export async function runSetup(wishes: Wishes, given: SetupPorts): Promise<number> {
  const ports = {
    ...given,
    tokens: ofOneAccount(given.tokens),
    desk: { ...given.desk, say: (line: string) => given.desk.say(printable(line)) },
  };
  const started = ports.clock.now();
  const { say } = ports.desk;
  try {
    return await run(wishes, ports, started);
  } catch (error) {
    say('');
    linesOf(explain(error)).forEach(say);
    return exitCodes.failed;
  }
}

async function run({ command, answers, options }: Wishes, ports: SetupPorts, started: number): Promise<number> {
  const { say, ask } = ports.desk;
  const admin = readAdmin(await ports.tokens.get(graphResource));
  say(`Signed in to the tenant ${admin.tenantId}.`);
  if (isId(answers.tenant) && answers.tenant.toLowerCase() !== admin.tenantId.toLowerCase()) throw otherTenant(answers);
  const steps = stepsOf(command, { answers, options }, admin, ports);
  const chosen = steps.filter(({ part, always }) => always === true || options.only.includes(part));
  const before = knownFrom(answers);
  const previews = await previewSteps(chosen, before);
  // Also of a run that only shows: the file can then be committed for a pipeline.
  ports.saveAnswers({ ...answers, tenant: admin.tenantId });
  previewLines(previews).forEach(say);
  if (!wouldChange(previews)) {
    say('Everything is right already.');
    return exitCodes.done;
  }
  if (options.whatIf) {
    say('Nothing was changed.');
    return exitCodes.wouldChange;
  }
  const question = command.name === 'remove' ? `Remove all this of ${answers.orgUrl} for good?` : 'Do this now?';
  if (!options.yes && !(await ask(question))) return exitCodes.declined;
  const { known, changed } = await carryOut(chosen, before, ports);
  ports.saveAnswers({ ...answers, ...idsFor(known), tenant: admin.tenantId });
  if (known.telephonyClientId !== undefined) say(`Its client id: ${known.telephonyClientId}`);
  say(`Done: ${changed} changes in ${Math.round((ports.clock.now() - started) / 1000)} s.`);
  return exitCodes.done;
}

function stepsOf(
  command: Command,
  { answers, options }: Pick<Wishes, 'answers' | 'options'>,
  admin: Admin,
  ports: SetupPorts,
): readonly Step[] {
  if (command.name === 'telephony') return telephonyCommand(command.system, answers, options, admin, ports);
  if (command.name === 'remove') return removeCommand(answers, admin, ports);
  if (options.back) return backSteps(answers, options.to, admin, ports);
  return setupSteps(answers, options, admin, ports, command.name === 'upgrade' ? 'forward' : 'mend');
}

/** What was given by hand, for parts that are left out. */
const knownFrom = ({ apiClientId, pageClientId, adaptorHost }: Answers): Known => ({
  ...(apiClientId === undefined ? {} : { apiClientId }),
  ...(pageClientId === undefined ? {} : { pageClientId }),
  ...(adaptorHost === undefined ? {} : { adaptorHost }),
});

/** What somebody else needs who carries out another part. */
const idsFor = ({ apiClientId, pageClientId, adaptorHost }: Known): Partial<Answers> => ({
  ...(apiClientId === undefined ? {} : { apiClientId }),
  ...(pageClientId === undefined ? {} : { pageClientId }),
  ...(adaptorHost === undefined ? {} : { adaptorHost }),
});

const isId = (tenant: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(tenant);

/** A command that prints tokens knows nothing of --tenant: what is meant for a test tenant must not land in another. */
const otherTenant = ({ tenant }: Answers): SetupFailure =>
  new SetupFailure({
    happened: `The sign-in is not of the tenant ${tenant}.`,
    means: 'Nothing was looked at or changed. --tenant or the file of answers names another tenant than your sign-in.',
    todo: 'Sign in to that tenant (with az: az login --tenant ID), or correct --tenant.',
  });
