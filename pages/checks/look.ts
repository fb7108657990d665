import { reasonOf } from '../dynamics/reasonOf';
import { cif, kpi, packageThere, provider, roles, templates, variables, type Looked } from './dynamicsChecks';
import { checkIds, open, type CheckId, type Finding } from './finding';
import { agent, telephony } from './peopleChecks';
import { profile } from './profileCheck';
import { ring } from './ringCheck';
import { settings } from './settingsCheck';
import { adaptor, csp, signalR, signIn, upstream } from './serviceChecks';
import type { ChosenAgent, Found, World } from './world';

type Check = (world: World, found: Found, chosen: ChosenAgent | undefined) => Looked | Promise<Looked>;

const checks: Readonly<Record<CheckId, Check>> = {
  variables,
  settings,
  package: packageThere,
  cif,
  provider,
  profile,
  roles,
  templates,
  kpi,
  signin: signIn,
  adaptor,
  signalr: signalR,
  upstream,
  csp,
  agent,
  telephony,
  ring,
};

/** Looks at one thing. What cannot be looked at is told, never thrown: the others go on. */
export async function lookAt(
  id: CheckId,
  world: World,
  found: Found,
  chosen: ChosenAgent | undefined,
): Promise<{ readonly finding: Finding; readonly found: Found }> {
  try {
    const looked = await checks[id](world, found, chosen);
    return { finding: looked.finding, found: { ...found, ...looked.found } };
  } catch (error) {
    const reason = reasonOf(error);
    return { finding: open('look_failed', { values: { reason }, tells: reason }), found };
  }
}

/** @param from where something was mended: what comes after it may have changed too */
export const idsFrom = (from: CheckId): readonly CheckId[] => checkIds.slice(checkIds.indexOf(from));
