import type { PlaceKind } from '../../core/line/linePort';
import type { LineStatus } from '../../core/line/lineView';
import { lineTimings } from '../lineTimings';

/** What a place is to the line. */
export type PlaceRole =
  /** The page is frozen, in the back/forward cache or not yet there: it asks for nothing and holds nothing. */
  | { readonly name: 'away' | 'stopped' }
  | { readonly name: 'following'; readonly unanswered: number }
  /** Asked the owner for the line. `force`: takes it even without an answer. */
  | { readonly name: 'taking'; readonly force: boolean }
  | { readonly name: 'owning' }
  /** Closed its connection for another place, which has not yet taken the lock. */
  | { readonly name: 'yielding'; readonly sinceMs: number };

export type RoleEvent =
  | { readonly type: 'join' | 'leave' | 'stop' | 'lock-held' | 'signed-in-here' | 'yield-time-over' | 'yielded' }
  | { readonly type: 'lock-lost' }
  | {
      readonly type: 'owner-heard';
      /** Takes part in no call and could be replaced without the agent noticing. */
      readonly idle: boolean;
      readonly ownerKind: PlaceKind;
      readonly status: LineStatus;
    }
  | { readonly type: 'tick'; readonly nowMs: number }
  | { readonly type: 'yield-asked'; readonly from: string; readonly force: boolean; readonly nowMs: number };

export type RoleEffect =
  | { readonly type: 'queue-for-lock' | 'steal-lock' | 'leave-lock' | 'start-owner' | 'stop-owner' }
  /** `forget-owner`: it says nothing any more, so that no ring may have its buttons there. */
  | { readonly type: 'ask-owner' | 'forget-owner' | 'say-gone' | 'announce' }
  | { readonly type: 'ask-yield'; readonly force: boolean }
  /** First close the connection, then tell `to` that it is closed. */
  | { readonly type: 'stop-owner-and-yield'; readonly to: string };

/** What the machine must know of its own place at the moment of an event. */
export interface RoleFacts {
  readonly kind: PlaceKind;
  readonly visible: boolean;
  /**
   * A sign-in is kept in this tab that this place has not yet tried as owner: it may connect where the owner cannot.
   * Once tried it counts no more, or two tabs with spent sign-ins would hand the line to and fro.
   */
  readonly holdsSignIn: boolean;
  /** This place has been the owner before: if it gave the line away, it was for a reason. */
  readonly hasOwned: boolean;
  /** No call of ours is open, as owner. */
  readonly idle: boolean;
}

export type RoleStep = readonly [PlaceRole, readonly RoleEffect[]];

const following: PlaceRole = { name: 'following', unanswered: 0 };

/**
 * Who owns the line: pure. The lock decides; silence of the owner is measured only by a visible place that asked,
 * because timers of hidden and frozen pages prove nothing.
 */
export function updateRole(role: PlaceRole, event: RoleEvent, facts: RoleFacts): RoleStep {
  if (role.name === 'stopped') return [role, event.type === 'lock-held' ? [{ type: 'leave-lock' }] : []];
  switch (event.type) {
    case 'join':
      return role.name === 'away' ? [following, [{ type: 'queue-for-lock' }, { type: 'ask-owner' }]] : [role, []];
    case 'leave':
    case 'stop': {
      const next: PlaceRole = { name: event.type === 'stop' ? 'stopped' : 'away' };
      if (role.name === 'away') return [next, []];
      const closing: readonly RoleEffect[] = role.name === 'owning' ? [{ type: 'stop-owner' }] : [];
      return [next, [...closing, { type: 'leave-lock' }, { type: 'say-gone' }]];
    }
    case 'lock-held':
      if (role.name === 'away') return [role, [{ type: 'leave-lock' }]];
      return [{ name: 'owning' }, role.name === 'owning' ? [] : [{ type: 'start-owner' }, { type: 'announce' }]];
    case 'lock-lost':
      if (role.name === 'away') return [role, []];
      return [
        following,
        [...(role.name === 'owning' ? [{ type: 'stop-owner' } as const] : []), { type: 'queue-for-lock' }],
      ];
    case 'owner-heard':
      return ownerHeard(role, event, facts);
    case 'tick':
      return ticked(role, event.nowMs, facts);
    case 'signed-in-here':
      // Became the owner while the window was open, before there was a sign-in to find.
      if (role.name === 'owning') return [role, [{ type: 'stop-owner' }, { type: 'start-owner' }]];
      if (role.name !== 'following' && role.name !== 'taking') return [role, []];
      return [{ name: 'taking', force: true }, [{ type: 'ask-yield', force: true }]];
    case 'yielded':
      // Also when it comes late: its connection is closed for us, somebody must take the line.
      return role.name === 'taking' || role.name === 'following' ? [role, [{ type: 'steal-lock' }]] : [role, []];
    case 'yield-time-over':
      if (role.name !== 'taking') return [role, []];
      return role.force ? [role, [{ type: 'steal-lock' }]] : [following, []];
    case 'yield-asked': {
      if (role.name !== 'owning' || !(event.force || facts.idle)) return [role, []];
      return [{ name: 'yielding', sinceMs: event.nowMs }, [{ type: 'stop-owner-and-yield', to: event.from }]];
    }
  }
}

function ownerHeard(
  role: PlaceRole,
  event: Extract<RoleEvent, { type: 'owner-heard' }>,
  { kind, visible, holdsSignIn, hasOwned }: RoleFacts,
): RoleStep {
  if (role.name !== 'following') return [role, []];
  // The panel lives as long as the app, a form only as long as its record is open. But a line that works is not
  // given to a tab that might have to ask the agent to sign in.
  const works = event.status === 'connected' || event.status === 'reconnecting';
  const better = kind === 'panel' && event.ownerKind === 'form' && !hasOwned && (holdsSignIn || !works);
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
    return [following, [{ type: 'forget-owner' }, { type: 'steal-lock' }]];
  return [{ name: 'following', unanswered: role.unanswered + 1 }, [{ type: 'ask-owner' }]];
}
