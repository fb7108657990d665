import type { AgentReport, CommandRequested, RingReport } from '../../../../protocol/messages/answers';
import type { CallCapability } from '../../../../protocol/callCapability';
import type { TelephonyClient } from '../../../client/src/telephonyClient';
import type { WarnOnce } from '../base/warnOnce';
import type { CommandRunner } from '../commands/commandRunner';
import { NotDone } from '../commands/notDone';
import type { Leg } from '../pbx/leg';
import type { PbxModel } from '../pbx/pbxModel';
import type { CallTeller } from '../telling/callTeller';
import type { Agent } from '../agents/agent';
import type { DialDesk } from './dialDesk';

export interface AgentWishesParts {
  readonly client: Pick<TelephonyClient, 'tell'>;
  readonly commands: CommandRunner;
  readonly desk: DialDesk;
  readonly model: PbxModel;
  /** Waits, just after the start, until it is known whose telephone is whose. */
  readonly agentOf: (userId: string) => Promise<Agent | undefined>;
  /** Just after the start it is not known yet which calls there are: what is asked about them waits for that. */
  readonly isCompared: (agent: Agent) => Promise<void>;
  readonly capabilitiesOf: (leg: Leg) => readonly CallCapability[];
  readonly isBrowser: (endpoint: string) => boolean;
  readonly warnOnce: WarnOnce;
  readonly onFailed: (what: string, about: string, error: unknown) => void;
  readonly now: () => number;
}

/** What agents do in their softphones: how they answer a ring, whether they are ready, and what they want of a call. */
export class AgentWishes {
  constructor(private readonly parts: AgentWishesParts) {}

  async takeReport({ callId, userId, outcome, final }: RingReport): Promise<void> {
    const { agentOf, isCompared, commands, capabilitiesOf, isBrowser, onFailed } = this.parts;
    const agent = await agentOf(userId);
    if (agent === undefined || !final) return;
    await isCompared(agent);
    const teller = tellerOf(agent, callId);
    if (teller === undefined) return;
    const did = (what: string, work: Promise<void>) => work.catch((error: unknown) => onFailed(what, callId, error));
    if (outcome === 'accepted') {
      if (teller.told.stage === 'untold' || teller.told.stage === 'offered') void teller.heard({ stage: 'accepted' });
      // A browser answers by itself.
      const answers = capabilitiesOf(teller.leg).includes('answer') && !isBrowser(agent.endpoint);
      if (answers) await did('answer', commands.answer(teller.leg));
      return;
    }
    void teller.heard({ stage: 'closed' });
    // A ring that only ran out goes on at the telephone, where it can still be answered.
    if (outcome === 'rejected') await did('reject', commands.reject(teller.leg));
  }

  async takeAgent(report: AgentReport): Promise<void> {
    const { agentOf, warnOnce } = this.parts;
    const agent = await agentOf(report.userId);
    if (agent === undefined) return warnOnce('agent-without-telephone', report.userId, { userId: report.userId });
    await agent.ready.adaptorSays(report);
  }

  async takeCommand(request: CommandRequested, endsAtMs: number): Promise<void> {
    const { client, agentOf, isCompared, commands, desk, model, onFailed, now } = this.parts;
    const { callId, userId, commandId } = request;
    const answer = (type: 'command.succeeded' | 'command.failed'): Promise<unknown> =>
      client.tell({ userId, callId }, { type, commandId }).catch((error: unknown) => onFailed(type, callId, error));
    const agent = await agentOf(userId);
    const inTime = (): boolean => now() <= endsAtMs;
    // At once: its dial may be waiting already.
    const isBeingDialled = request.command === 'hangup' && inTime() && desk.giveUp(callId);
    try {
      if (agent === undefined) throw new NotDone('agent-without-telephone');
      await isCompared(agent);
      if (!inTime()) throw new NotDone('too-late');
      if (request.command === 'dial') return await desk.dial(agent, request, inTime);
      const teller = tellerOf(agent, callId);
      const leg = teller === undefined ? undefined : model.legOf(teller.leg.callId);
      if (leg === undefined && isBeingDialled) return;
      if (leg === undefined) throw new NotDone('unknown-call');
      if ((await commands.run(leg, request, inTime)) === 'silent') await answer('command.succeeded');
    } catch (error) {
      onFailed(request.command, callId, error);
      await answer('command.failed');
    }
  }
}

const tellerOf = ({ tellers }: Agent, callId: string): CallTeller | undefined =>
  [...tellers.values()].find((one) => one.offerId === callId);
