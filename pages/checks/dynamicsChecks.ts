import { parseLineSettings } from '../../CifSoftphone/core/settings/parseLineSettings';
import { channelAddress } from '../../setup/dataverse/agentSteps';
import { kpiEvents, switchedOn } from '../../setup/dataverse/kpiStep';
import type { Planned, Step } from '../../setup/engine/step';
import { open, right, wrong, type Finding } from './finding';
import { setupCommand } from './setupCommand';
import type { Found, World } from './world';

export interface Looked {
  readonly finding: Finding;
  readonly found?: Found;
}

export async function variables({ readVariables }: World): Promise<Looked> {
  const read = parseLineSettings(await readVariables());
  if (read.ok) return { finding: right('variables_right'), found: { settings: read.settings } };
  const { kind, detail = '' } = read.trouble;
  const key = kind === 'SettingMissing' ? 'variables_missing' : 'variables_wrong';
  return { finding: wrong(key, `${kind} ${detail}`, { values: { name: detail } }) };
}

export async function packageThere({ dynamics, origin }: World): Promise<Looked> {
  const solution = await dynamics.setup.solution();
  if (solution === undefined) {
    return { finding: wrong('package_missing', 'missing', { copy: setupCommand(origin, '--only dataverse') }) };
  }
  const { version, ismanaged } = solution;
  return { finding: { ...right(ismanaged ? 'package_right' : 'package_unmanaged', { version }), tells: version } };
}

/** Which of the two ways into Dynamics is there decides what else is needed. */
export async function cif({ dynamics }: World): Promise<Looked> {
  const [v2, v1] = await Promise.all([dynamics.setup.hasCustomerService(), dynamics.hasCif1()]);
  const key = v2 ? (v1 ? 'cif_both' : 'cif_2') : v1 ? 'cif_1' : 'cif_none';
  return {
    finding: { ...right(key), tells: `${v2 ? '2.0' : ''} ${v1 ? '1.0' : ''}`.trim() || 'none' },
    found: { kind: v2 ? 'full' : 'core' },
  };
}

const ownFiles = ['panel.html', 'panel.js', 'line.js'];

export async function provider(world: World, found: Found): Promise<Looked> {
  const { dynamics, origin, fetch } = world;
  const file = await firstSilent(fetch);
  if (file !== undefined) return { finding: wrong('provider_page', `${file.name} ${file.reason}`, { values: file }) };
  if (found.kind !== 'full') return { finding: right('provider_none') };
  if ((await dynamics.setup.provider()) === undefined) {
    return { finding: wrong('provider_missing', 'missing', { copy: setupCommand(origin, '--only dataverse') }) };
  }
  return byStep(channelAddress(dynamics.setup, origin), found, 'provider_right', (changes, mend) =>
    wrong('provider_address', `address ${changes.length}`, { mend: { words: 'provider_mend', run: mend } }),
  );
}

/** The panel's own files, beside this page. */
async function firstSilent(
  fetch: World['fetch'],
): Promise<{ readonly name: string; readonly reason: string } | undefined> {
  for (const name of ownFiles) {
    const status = await fetch(name, { method: 'HEAD' }).then(
      (answer) => (answer.ok ? undefined : String(answer.status)),
      () => 'no answer',
    );
    if (status !== undefined) return { name, reason: status };
  }
  return undefined;
}

export function kpi({ dynamics }: World, found: Found): Promise<Looked> {
  if (found.kind !== 'full') return Promise.resolve({ finding: right('kpi_none') });
  return byStep(kpiEvents(dynamics.setup), found, 'kpi_right', (changes, mend) => {
    const count = changes.filter(({ what }) => what !== switchedOn).length;
    if (count === 0) return wrong('kpi_off', 'analytics off', { mend: { words: 'kpi_mendOff', run: mend } });
    return wrong('kpi_wrong', `${count} missing`, {
      values: { count: String(count) },
      mend: { words: 'kpi_mend', run: mend },
    });
  });
}

/** A step of the set-up: what it would change is what is wrong, and a press carries it out. */
async function byStep(
  step: Step,
  { kind }: Found,
  key: 'provider_right' | 'kpi_right',
  toFinding: (changes: readonly Planned[], mend: () => Promise<void>) => Finding,
): Promise<Looked> {
  const { changes } = await step.check(kind === undefined ? {} : { solutionKind: kind });
  if (changes.length === 0) return { finding: right(key) };
  const mend = async (): Promise<void> => {
    for (const { apply } of changes) await apply();
  };
  return { finding: toFinding(changes, mend) };
}

const agentRole = 'CIF Softphone agent';
const rolesOfPackage = [agentRole, 'CIF Softphone administrator'];

export async function roles({ dynamics, origin }: World): Promise<Looked> {
  const there = await dynamics.roles(rolesOfPackage);
  const missing = rolesOfPackage.filter((name) => !there.includes(name));
  if (missing.length === 0) return { finding: right('roles_right') };
  const copy = setupCommand(origin, '--only dataverse');
  return { finding: wrong('roles_missing', missing.join(', '), { values: { name: missing.join(', ') }, copy }) };
}

export const ownSessions = ['CTI_createSession', 'cti_unknownCaller'];
const ownTabs = ['cti_customerSummary', 'cti_search', 'cti_newCase'];
/** Its likes in other languages may have been deleted: then English is shown to all. */
const ownNotification = 'CTI_inboundCallNotification';

export async function templates({ dynamics, origin }: World, { kind }: Found): Promise<Looked> {
  if (kind !== 'full') return { finding: right('templates_none') };
  const [sessions, notifications, tabs] = await Promise.all([
    dynamics.sessionTemplates().then((all) => all.map(({ msdyn_uniquename: name }) => name ?? '')),
    dynamics.templates('notificationtemplate'),
    dynamics.templates('applicationtabtemplate'),
  ]);
  const missing = [
    ...ownSessions.filter((name) => !sessions.includes(name)),
    ...[ownNotification].filter((name) => !notifications.includes(name)),
    ...ownTabs.filter((name) => !tabs.includes(name)),
  ].join(', ');
  if (missing === '') return { finding: right('templates_right') };
  const copy = setupCommand(origin, '--only dataverse');
  return { finding: wrong('templates_missing', missing, { values: { names: missing }, copy }) };
}

/** Told where something of an earlier check is missing, which says more. */
export const later = (key: 'wait_variables' | 'wait_signin' | 'wait_connection'): Looked => ({ finding: open(key) });
