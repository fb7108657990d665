import { isOpenRing } from '../core/calls/callPhase';
import type { LineCommand } from '../core/line/linePort';
import type { LineView } from '../core/line/lineView';
import type { HostRingOutcome } from '../host/hostPort';
import type { Ground } from './ground';

export interface RingActions {
  accept(key: string): void;
  reject(key: string): void;
  /** Name and buttons of a ring's card are in the document; returns the undo for when they leave. */
  ringCardIn(key: string, parts: readonly Element[]): () => void;
}

type Outcome = Extract<LineCommand, { type: 'ring-outcome' }>['outcome'];

/**
 * Rings: what the agent answers here, and what telephony is told of how a ring was shown. Card and host's notification
 * are one ring.
 * @param onAccept the agent accepts it in this place
 */
export function createRings({ line, browser, callOf, sendOnce }: Ground, onAccept: (key: string) => void) {
  /** Outcomes told, as `<outcome> <key>`: each is told once. */
  const told = new Set<string>();
  /** Rings whose card the agent can see here now, whoever told that it was shown. */
  const seen = new Set<string>();

  function answer(type: 'accept' | 'reject', key: string): void {
    const call = callOf(key);
    if (call === undefined || !isOpenRing(call)) return;
    // The host's notification has both all the same.
    if (type === 'accept' ? call.answerAtPhone : call.noReject) return;
    if (type === 'accept') onAccept(key);
    sendOnce(type, key);
  }

  function tell(key: string, outcome: Outcome): void {
    const once = `${outcome} ${key}`;
    const call = callOf(key);
    if (told.has(once) || call === undefined || !isOpenRing(call)) return;
    // Drawn before, here or elsewhere: how it was shown is settled.
    if (outcome !== 'timed-out' && call.state === 'alerting') return;
    told.add(once);
    void line.send({ type: 'ring-outcome', key, outcome });
  }

  const actions: RingActions = {
    accept: (key) => answer('accept', key),
    reject: (key) => answer('reject', key),
    ringCardIn: (key, parts) => {
      const undo = browser.watchSeen(parts, (isSeen) => {
        if (!isSeen) return void seen.delete(key);
        seen.add(key);
        tell(key, 'shown');
      });
      return () => {
        seen.delete(key);
        undo();
      };
    },
  };
  return {
    actions,
    /** The host took the notification of a ring. */
    handed: (key: string): void => {
      if (!seen.has(key)) tell(key, 'handed-to-host');
    },
    /** What became of the host's notification. */
    hostAnswered: (key: string, outcome: HostRingOutcome): void => {
      switch (outcome) {
        case 'accepted':
          return answer('accept', key);
        case 'rejected':
          return answer('reject', key);
        case 'timed-out':
          // The card goes on until the ring's own end, which it counts down: only a ring nobody can see ends here.
          if (!seen.has(key) || !browser.isVisible()) tell(key, 'timed-out');
          return;
        case 'not-shown':
          // The host refused the notification; our own card still counts, if anybody can see it.
          if (!seen.has(key) && !browser.isVisible()) tell(key, 'not-shown');
          return;
        case 'cancelled':
          return;
      }
    },
    follow: ({ calls }: LineView): void => {
      told.forEach((once) => calls.some(({ key }) => key === once.slice(once.indexOf(' ') + 1)) || told.delete(once));
      // An answer that came to nothing leaves a ring that the agent has seen all the time.
      seen.forEach((key) => tell(key, 'shown'));
    },
  };
}
