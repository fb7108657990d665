import { isFields } from '../../../protocol/fields';
import { maxNumberLength } from '../../../protocol/limits';
import { isEnd, type ReportedType } from '../commandBehaviour';
import type { Agent } from '../telephonyRoutes';
import { newCallId, type TelephonySystem } from '../telephonySystem';
import type { DialledCall } from './dialledCall';
import type { SipCall } from './sipCall';
import type { ArrivedCall, RunningSip } from './startSip';

/**
 * Calls that come in by SIP ring through the adaptor, and what the adaptor tells becomes of their sound; calls that agents
 * dial have the sound of somebody who is called.
 */
export function joinSip(system: TelephonySystem, sip: RunningSip, agents: readonly Agent[]): void {
  const calls = new Map<string, SipCall>();
  const dialled = new Map<string, DialledCall>();
  const accepted = new Set<string>();
  const answered = new Set<string>();

  const report = (callId: string, ...what: [ReportedType, ('normal' | 'cancelled' | 'error')?]): void => {
    // A report that is lost shows itself: the call stays in its old state at the agent.
    system.report(callId, ...what).catch(() => undefined);
  };

  const comeIn = (arrived: ArrivedCall): void => {
    const agent = agents.find(({ oid, userName }) => arrived.to === oid || arrived.to === userName);
    if (agent === undefined || arrived.from.length > maxNumberLength) return arrived.refuse(404);
    const callId = newCallId();
    system.withSound.add(callId);
    const call = arrived.ring(callId, agent.oid, {
      connected: () => {
        answered.add(callId);
        report(callId, 'call.connected');
      },
      noBrowser: () => {
        // At the desk phone it is connected by the agent's word; its sound is not in this simulator.
        system.withSound.delete(callId);
        if (accepted.has(callId)) report(callId, 'call.connected');
      },
      ended: (who) => {
        const reason = who === 'lost' ? 'error' : answered.has(callId) ? 'normal' : 'cancelled';
        report(callId, 'call.disconnected', reason);
      },
      gone: () => {
        calls.delete(callId);
        accepted.delete(callId);
        answered.delete(callId);
        system.withSound.delete(callId);
      },
    });
    calls.set(callId, call);
    system
      .ring({ from: arrived.from, userId: agent.oid, kind: 'event', callId })
      .then(({ outcome }) => outcome !== undefined && outcome !== 'accepted' && call.end(480))
      .catch(() => call.end(503));
  };

  /** The agent's own telephone comes first, as at a real one: it rings while the other end does. */
  const goOut = (callId: string): void => {
    const { to, dialled: number, relatedCallId } = system.rings.get(callId) ?? {};
    // A call to ask somebody, or to listen, begins at the call that the agent has: it has no sound of its own here.
    if (to === undefined || number === undefined || relatedCallId !== undefined || system.isSupervision(callId)) return;
    const call = sip.dial(callId, to, number, {
      ended: (who) => report(callId, 'call.disconnected', who === 'lost' ? 'error' : 'normal'),
      gone: () => dialled.delete(callId),
    });
    if (call !== undefined) dialled.set(callId, call);
  };

  sip.onCall(comeIn);
  system.onReport((callId, type) => {
    if (type === 'call.alerting') goOut(callId);
    if (type === 'call.connected') dialled.get(callId)?.answered();
    if (!isEnd(type)) return;
    calls.get(callId)?.end();
    dialled.get(callId)?.end();
  });
  system.onWebhook(({ type, data }) => {
    if (!isFields(data) || typeof data.callId !== 'string') return;
    const call = calls.get(data.callId);
    if (type === 'ring.reported' && data.outcome === 'accepted') accepted.add(data.callId);
    else if (type === 'ring.reported' && data.final === true) call?.end(data.outcome === 'rejected' ? 603 : 480);
    if (type === 'command.requested' && typeof data.digits === 'string') call?.digits(data.digits);
  });
}
