import type { PlaceKind } from '../../core/line/linePort';
import type { LineStatus } from '../../core/line/lineView';
import { lineTimings } from '../lineTimings';

/** What a place is to the line. */
export type PlaceRole =
  /** The page is frozen, in the back/forward cache or not yet there: it asks for nothing and holds nothing. */
  | { readonly name: 'away' | 'stopped' }
  | { readonly name: 'following'; readonly unanswered: number }
  /** Asked the leader for the line. `force`: takes it even without an answer. */
  | { readonly name: 'taking'; readonly force: boolean }
  | { readonly name: 'leading' }
  /** Closed its connection for another place, which has not yet taken the lock. */
  | { readonly name: 'yielding'; readonly sinceMs: number };

export type RoleEvent =
  | { readonly type: 'join' | 'leave' | 'stop' | 'lock-held' | 'signed-in-here' | 'yield-time-over' | 'yielded' }
  | { readonly type: 'lock-lost' }
  | {
      readonly type: 'leader-heard';
      /** Takes part in no call and could be replaced without the agent noticing. */
      readonly idle: boolean;
      readonly leaderKind: PlaceKind;
      readonly status: LineStatus;
    }
  | { readonly type: 'tick'; readonly nowMs: number }
  | { readonly type: 'yield-asked'; readonly from: string; readonly force: boolean; readonly nowMs: number };

export type RoleEffect =
  | { readonly type: 'queue-for-lock' | 'steal-lock' | 'leave-lock' | 'start-leader' | 'stop-leader' }
  /** `forget-leader`: it says nothing any more, so that no ring may have its buttons there. */
  | { readonly type: 'ask-leader' | 'forget-leader' | 'say-gone' | 'announce' }
  | { readonly type: 'ask-yield'; readonly force: boolean }
  /** First close the connection, then tell `to` that it is closed. */
  | { readonly type: 'stop-leader-and-yield'; readonly to: string };

/** What the machine must know of its own place at the moment of an event. */
export interface RoleFacts {
  readonly kind: PlaceKind;
  readonly visible: boolean;
  /**
   * A sign-in is kept in this tab that this place has not yet tried as leader: it may connect where the leader cannot.
   * Once tried it counts no more, or two tabs with spent sign-ins would hand the line to and fro.
   */
  readonly holdsSignIn: boolean;
  /** This place has been the leader before: if it gave the line away, it was for a reason. */
  readonly hasLed: boolean;
  /** No call of ours is open, as leader. */
  readonly idle: boolean;
}

export type RoleStep = readonly [PlaceRole, readonly RoleEffect[]];

const following: PlaceRole = { name: 'following', unanswered: 0 };

/**
 * Who has the line: pure. The lock decides; silence of the leader is measured only by a visible place that asked,
 * because timers of hidden and frozen pages prove nothing.
 */
export function updateRole(role: PlaceRole, event: RoleEvent, facts: RoleFacts): RoleStep {
  if (role.name === 'stopped') return [role, event.type === 'lock-held' ? [{ type: 'leave-lock' }] : []];
  switch (event.type) {
    case 'join':
      return role.name === 'away' ? [following, [{ type: 'queue-for-lock' }, { type: 'ask-leader' }]] : [role, []];
    case 'leave':
    case 'stop': {
      const next: PlaceRole = { name: event.type === 'stop' ? 'stopped' : 'away' };
      if (role.name === 'away') return [next, []];
      const closing: readonly RoleEffect[] = role.name === 'leading' ? [{ type: 'stop-leader' }] : [];
      return [next, [...closing, { type: 'leave-lock' }, { type: 'say-gone' }]];
    }
    case 'lock-held':
      if (role.name === 'away') return [role, [{ type: 'leave-lock' }]];
      return [{ name: 'leading' }, role.name === 'leading' ? [] : [{ type: 'start-leader' }, { type: 'announce' }]];
    case 'lock-lost':
      if (role.name === 'away') return [role, []];
      return [
        following,
        [...(role.name === 'leading' ? [{ type: 'stop-leader' } as const] : []), { type: 'queue-for-lock' }],
      ];
    case 'leader-heard':
      return leaderHeard(role, event, facts);
    case 'tick':
      return ticked(role, event.nowMs, facts);
    case 'signed-in-here':
      // Became the leader while the window was open, before there was a sign-in to find.
      if (role.name === 'leading') return [role, [{ type: 'stop-leader' }, { type: 'start-leader' }]];
      if (role.name !== 'following' && role.name !== 'taking') return [role, []];
      return [{ name: 'taking', force: true }, [{ type: 'ask-yield', force: true }]];
    case 'yielded':
      // Also when it comes late: its connection is closed for us, somebody must take the line.
      return role.name === 'taking' || role.name === 'following' ? [role, [{ type: 'steal-lock' }]] : [role, []];
    case 'yield-time-over':
      if (role.name !== 'taking') return [role, []];
      return role.force ? [role, [{ type: 'steal-lock' }]] : [following, []];
    case 'yield-asked': {
      if (role.name !== 'leading' || !(event.force || facts.idle)) return [role, []];
      return [{ name: 'yielding', sinceMs: event.nowMs }, [{ type: 'stop-leader-and-yield', to: event.from }]];
    }
  }
}

function leaderHeard(
  role: PlaceRole,
  event: Extract<RoleEvent, { type: 'leader-heard' }>,
  { kind, visible, holdsSignIn, hasLed }: RoleFacts,
): RoleStep {
  if (role.name !== 'following') return [role, []];
  // The panel lives as long as the app, a form only as long as its record is open. But a line that works is not
  // given to a tab that might have to ask the agent to sign in.
  const works = event.status === 'connected' || event.status === 'reconnecting';
  const better = kind === 'panel' && event.leaderKind === 'form' && !hasLed && (holdsSignIn || !works);
  const canConnect = holdsSignIn && event.status === 'signed-out';
  if (!visible || !event.idle || !(better || canConnect)) return [following, []];
  return [{ name: 'taking', force: false }, [{ type: 'ask-yield', force: false }]];
}

function ticked(role: PlaceRole, nowMs: number, { visible }: RoleFacts): RoleStep {
  if (role.name === 'yielding') {
    // Who asked has vanished: back into the queue, where somebody else may already wait.
    return nowMs - role.sinceMs < lineTimings.yieldedWaitMs
      ? [role, []]
      : [following, [{ type: 'leave-lock' }, { type: 'queue-for-lock' }]];
  }
  if (role.name !== 'following') return [role, []];
  if (!visible) return role.unanswered === 0 ? [role, []] : [following, []];
  // Counted, not timed: a page that was busy itself finds the answers waiting after one tick, not after three.
  if (role.unanswered >= lineTimings.unansweredAsks)
    return [following, [{ type: 'forget-leader' }, { type: 'steal-lock' }]];
  return [{ name: 'following', unanswered: role.unanswered + 1 }, [{ type: 'ask-leader' }]];
}
