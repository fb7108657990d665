import type { Supervision } from '../../../../protocol/callFacts';
import type { Leg } from '../pbx/leg';
import { spies } from '../pbx/naming';
import { amiActions } from './amiActions';
import type { CommandRunnerParts } from './commandRunner';
import type { Destination } from './dialRunner';
import { NotDone } from './notDone';

type SuperviseRunnerParts = Pick<CommandRunnerParts, 'pbx' | 'model' | 'context' | 'mayListen' | 'telephoneOf'>;

/** Supervisors' telephones in the calls of their colleagues. */
export class SuperviseRunner {
  constructor(private readonly parts: SuperviseRunnerParts) {}

  /**
   * Where the supervisor's telephone goes when it is taken up. Whether its agent may is looked at here, whoever has asked
   * for it. @throws NotDone
   */
  destination(endpoint: string, callId: string, target: string): Destination {
    const { model, context, mayListen, telephoneOf } = this.parts;
    if (mayListen?.(endpoint) !== true) throw new NotDone('no-supervisor');
    const colleague = telephoneOf?.(target);
    if (colleague === undefined || colleague === endpoint) throw new NotDone('no-colleague');
    const talks = model
      .legs()
      .filter(({ phase, supervision, endpoint: of }) => of === colleague && supervision === undefined && isTalk(phase));
    const leg = talks.find(({ phase }) => phase === 'connected') ?? talks[0];
    const spied = leg && model.ownOf(leg);
    if (spied === undefined) throw new NotDone('colleague-talks-with-nobody');
    model.willListen(callId);
    return { context, exten: spies.listen, spied: spied.name, keys: '' };
  }

  /** @throws NotDone, ActionRefused, AmiGone */
  async change(leg: Leg, way: Supervision): Promise<'told' | 'silent'> {
    const { pbx, model, context } = this.parts;
    const own = model.ownOf(leg);
    if (own === undefined || leg.supervision === undefined) throw new NotDone('no-supervision');
    if (leg.supervision === way) return 'silent';
    await pbx.action(amiActions.send(own.name, context, spies[way]));
    return 'told';
  }
}

const isTalk = (phase: Leg['phase']): boolean => phase === 'connected' || phase === 'held';
