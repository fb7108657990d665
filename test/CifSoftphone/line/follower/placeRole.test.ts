import {
  updateRole,
  type PlaceRole,
  type RoleEvent,
  type RoleFacts,
} from '../../../../CifSoftphone/line/follower/placeRole';

const form: RoleFacts = { kind: 'form', visible: true, holdsSignIn: false, hasLed: false, idle: true };
const panel: RoleFacts = { ...form, kind: 'panel' };
const away: PlaceRole = { name: 'away' };

function play(events: readonly RoleEvent[], facts: RoleFacts, from: PlaceRole = away) {
  let role = from;
  const effects: string[] = [];
  for (const event of events) {
    const [next, more] = updateRole(role, event, facts);
    role = next;
    effects.push(...more.map((effect) => effect.type));
  }
  return { role: role.name, effects };
}
const leader = (more: Partial<Extract<RoleEvent, { type: 'leader-heard' }>> = {}): RoleEvent => ({
  type: 'leader-heard',
  idle: true,
  leaderKind: 'panel',
  status: 'connecting',
  ...more,
});
const tick = (nowMs: number): RoleEvent => ({ type: 'tick', nowMs });

describe('who has the line', () => {
  it('is the place that gets the lock; the next waits for it', () => {
    expect(play([{ type: 'join' }, { type: 'lock-held' }], form)).toEqual({
      role: 'leading',
      effects: ['queue-for-lock', 'ask-leader', 'start-leader', 'announce'],
    });
    expect(play([{ type: 'join' }, leader()], form).role).toBe('following');
  });

  it('a visible follower takes the line when the leader left three questions unanswered', () => {
    const { effects } = play([{ type: 'join' }, tick(0), tick(500), tick(1_000), tick(1_500)], form);
    expect(effects.slice(2)).toEqual(['ask-leader', 'ask-leader', 'ask-leader', 'forget-leader', 'steal-lock']);
  });

  it('a follower that was busy itself hears the answers first', () => {
    const { effects } = play([{ type: 'join' }, tick(0), tick(9_000), leader(), tick(9_500)], form);
    expect(effects).not.toContain('steal-lock');
  });

  it('a leader that answers keeps it', () => {
    const { effects } = play(
      [{ type: 'join' }, tick(0), tick(500), leader(), tick(1_000), tick(1_500), leader(), tick(2_000)],
      form,
    );
    expect(effects).not.toContain('steal-lock');
  });

  it('a hidden follower never takes it: its timers prove nothing', () => {
    const { effects } = play([{ type: 'join' }, tick(0), tick(60_000), tick(120_000)], { ...form, visible: false });
    expect(effects).not.toContain('steal-lock');
  });

  it('who loses the lock closes its connection first, then waits in the queue', () => {
    expect(play([{ type: 'lock-lost' }], form, { name: 'leading' })).toEqual({
      role: 'following',
      effects: ['stop-leader', 'queue-for-lock'],
    });
  });

  it('who is frozen or closed frees everything, and comes back as a follower', () => {
    expect(play([{ type: 'leave' }, { type: 'join' }], form, { name: 'leading' })).toEqual({
      role: 'following',
      effects: ['stop-leader', 'leave-lock', 'say-gone', 'queue-for-lock', 'ask-leader'],
    });
    expect(play([{ type: 'lock-held' }], form, away).effects).toEqual(['leave-lock']);
  });
});

describe('a change of hands', () => {
  it('a panel asks an idle form for the line and takes it when the form has closed its connection', () => {
    expect(
      play([{ type: 'join' }, leader({ leaderKind: 'form' }), { type: 'yielded' }, { type: 'lock-held' }], panel),
    ).toEqual({
      role: 'leading',
      effects: ['queue-for-lock', 'ask-leader', 'ask-yield', 'steal-lock', 'start-leader', 'announce'],
    });
  });

  it('a panel leaves a form alone that has a call, and every panel', () => {
    expect(
      play([{ type: 'join' }, leader({ leaderKind: 'form', idle: false }), leader()], panel).effects,
    ).not.toContain('ask-yield');
  });

  it('a panel does not take a line that works into a tab without a sign-in, nor back from where the agent signed in', () => {
    const working = leader({ leaderKind: 'form', status: 'connected' });
    expect(play([{ type: 'join' }, working], panel).effects).not.toContain('ask-yield');
    expect(play([{ type: 'join' }, working], { ...panel, holdsSignIn: true }).effects).toContain('ask-yield');
    const idleForm = leader({ leaderKind: 'form' });
    expect(play([{ type: 'join' }, idleForm], { ...panel, hasLed: true }).effects).not.toContain('ask-yield');
  });

  it('a leader with a call yields only to the place where the agent signed in', () => {
    const asked = (force: boolean): RoleEvent => ({ type: 'yield-asked', from: 'x', force, nowMs: 0 });
    expect(play([asked(false)], { ...form, idle: false }, { name: 'leading' }).effects).toEqual([]);
    expect(play([asked(true)], { ...form, idle: false }, { name: 'leading' }).effects).toEqual([
      'stop-leader-and-yield',
    ]);
  });

  it('signing in here takes the line even when the leader does not answer', () => {
    expect(
      play([{ type: 'join' }, { type: 'signed-in-here' }, { type: 'yield-time-over' }], form).effects.slice(2),
    ).toEqual(['ask-yield', 'steal-lock']);
  });

  it('an asker that vanished does not leave the line without a leader', () => {
    expect(play([tick(2_000)], form, { name: 'yielding', sinceMs: 0 })).toEqual({
      role: 'following',
      effects: ['leave-lock', 'queue-for-lock'],
    });
  });

  it('a tab that keeps a sign-in takes over from a leader that has none', () => {
    const holds = { ...form, holdsSignIn: true };
    expect(play([{ type: 'join' }, leader({ status: 'signed-out' })], holds).effects).toContain('ask-yield');
  });
});
