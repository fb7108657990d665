import type { CallSnapshot } from '../../../protocol/messages/callSnapshot';
import { ActivityLog } from '../../activity/activityLog';
import { callKey } from '../../core/calls/call';
import { findCall } from '../../core/calls/callsState';
import type { CallView } from '../../core/calls/callView';
import type { LineView } from '../../core/line/lineView';
import type { CallsMachine } from './callsMachine';
import type { LineTroubles } from './lineTroubles';
import type { MessageSender } from './messageSender';
import type { LeaderKpis } from './leaderKpis';
import type { LeaderPorts } from './leaderPorts';

export interface LogParts {
  readonly sender: MessageSender;
  readonly troubles: LineTroubles;
  readonly kpis: LeaderKpis;
  readonly inherited: LineView | undefined;
  readonly changed: () => void;
  /** The adaptor has struck a call off its list. */
  readonly struckOff: (isLast: boolean) => Promise<void>;
}

/** The activities of this line's calls, tied to its call machine, its troubles and its figures. */
export function openLog(calls: CallsMachine, ports: LeaderPorts, parts: LogParts): ActivityLog {
  const { sender, troubles, kpis, inherited, changed, struckOff } = parts;
  const inheritedCall = (key: string): CallView | undefined => inherited?.calls.find((call) => call.key === key);
  /** The adaptor need not list it any more. */
  const tell = async ({ callId, source }: CallSnapshot): Promise<void> => {
    const answer = await sender.deliver({ type: 'call.logged', id: ports.newId(), callId, source });
    if (answer.ok) await struckOff(log.isIdle());
  };
  const log = new ActivityLog(ports, {
    matchOf: (key) => findCall(calls.state, key)?.customer,
    logged: (call, wrappedUp) => {
      if (wrappedUp !== undefined) kpis.wrappedUp(call, wrappedUp);
      void tell(call);
    },
    trouble: (trouble) => troubles.logIs(trouble),
    caseRefused: (key) => troubles.tell({ kind: 'CaseNotLinked' }, key),
    caseFollowed: (how, key) =>
      how === 'back' ? troubles.worked('case', { key }) : troubles.tell({ kind: 'CaseTakenOff' }, key),
    draftChanged: changed,
    inheritedDraft: (key) => inheritedCall(key)?.draft,
    inheritedKept: () => inherited?.kept ?? [],
    wrappedUp: (key) => void calls.dispatch({ type: 'dismiss', key, nowMs: ports.nowMs() }),
  });
  return log;
}

/** The adaptor's word about calls of this agent, ended ones included, for what is written down about them. */
export function hear(log: ActivityLog, kpis: LeaderKpis, oid: string, calls: readonly CallSnapshot[]): void {
  log.heard(oid, calls);
  // The figures of a call are complete when its wrap-up is over.
  kpis.heard(
    oid,
    calls.filter((call) => log.draftOf(callKey(call)) === undefined),
  );
}
