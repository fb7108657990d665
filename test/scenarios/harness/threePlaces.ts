import type { BrowserContext } from 'playwright-core';
import { builtPaths } from '../../../scripts/builtFiles';
import type { RunningDynamics } from '../../../simulator/dynamics/dynamicsOptions';
import type { SimulatorOptions } from '../../../simulator/startSimulator';
import type { Ring } from '../../../simulator/telephony/rings';
import type { Desk, Place } from './desk';
import { eventually } from './eventually';
import { people } from './people';
import { registerScenario, Scenario, type Agent } from './useSimulator';

/** Where an agent may have the softphone: the panel of CIF v2, the panel of CIF v1, the control on a form without CIF. */
export const threePlaces = ['v2', 'v1', 'plain'] as const;
export type Where = (typeof threePlaces)[number];
/** Where CIF is not, a maker may have the panel stand in a side pane. */
type AnyPlace = Where | 'pane';

/** A tab of Dynamics with the one place of the softphone that it shows. */
export interface PlacedDesk {
  readonly desk: Desk;
  readonly place: Place;
}

/** The workspace runs in an organisation with Customer Service; both others in one that has only the core solution. */
class ThreePlacesScenario extends Scenario {
  dynamicsOf(where: AnyPlace): RunningDynamics {
    const { dynamics, coreDynamics } = this.simulator;
    if (where === 'v2') return dynamics;
    if (!coreDynamics) throw new Error('The simulator was started without the core solution.');
    return coreDynamics;
  }

  /** Opens one of them; the form without CIF is Thomas Andersen's unless `query` names another contact. */
  async openIn(
    where: AnyPlace,
    options: { readonly agent?: Agent; readonly query?: string } = {},
    context?: BrowserContext,
  ): Promise<PlacedDesk> {
    const hasCif = where === 'v2' || where === 'v1';
    const { agent, query = hasCif ? '' : `contact=${people.thomas.contactId}` } = options;
    const url = `${this.dynamicsOf(where).url}/?app=${where}&${query}`;
    const desk = await this.openAt(url, agent, context);
    const place = hasCif ? desk.panel : where === 'pane' ? desk.pane : desk.control;
    return { desk, place };
  }

  async openConnectedIn(...args: Parameters<ThreePlacesScenario['openIn']>): Promise<PlacedDesk> {
    const placed = await this.openIn(...args);
    await placed.desk.becomeConnected(placed.place);
    return placed;
  }

  /** The caller hangs up and the agent is done with the call, whose activity is closed then. */
  async endCall(where: AnyPlace, { desk, place }: PlacedDesk, ring: Ring): Promise<void> {
    await this.hangUp(ring);
    await desk.wrapUp(place);
    const isOpen = (row: Readonly<Record<string, unknown>>): boolean => row['statecode'] === 0;
    await eventually(() => this.dynamicsOf(where).rows('phonecalls').filter(isOpen).length, 0);
  }
}

/** One simulator with both organisations for a test file; write the tests inside `describe.each(threePlaces)`. */
export const useThreePlaces = (options: Partial<SimulatorOptions> = {}): ThreePlacesScenario =>
  registerScenario(new ThreePlacesScenario(), { coreSolutionZip: builtPaths().coreSolutionZip, ...options });
