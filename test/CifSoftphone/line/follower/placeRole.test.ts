import {
  updateRole,
  type PlaceRole,
  type RoleEvent,
  type RoleFacts,
} from '../../../../CifSoftphone/line/follower/placeRole';

const form: RoleFacts = { kind: 'form', visible: true, holdsSignIn: false, hasOwned: false, idle: true };
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
const owner = (more: Partial<Extract<RoleEvent, { type: 'owner-heard' }>> = {}): RoleEvent => ({
  type: 'owner-heard',
  idle: true,
  ownerKind: 'panel',
  status: 'connecting',
  ...more,
});
const tick = (nowMs: number): RoleEvent => ({ type: 'tick', nowMs });

describe('who owns the line', () => {
  it('is the place that gets the lock; the next waits for it', () => {
    expect(play([{ type: 'join' }, { type: 'lock-held' }], form)).toEqual({
      role: 'owning',
      effects: ['queue-for-lock', 'ask-owner', 'start-owner', 'announce'],
    });
    expect(play([{ type: 'join' }, owner()], form).role).toBe('following');
  });

  it('a visible follower takes the line when the owner left three questions unanswered', () => {
    const { effects } = play([{ type: 'join' }, tick(0), tick(500), tick(1_000), tick(1_500)], form);
    expect(effects.slice(2)).toEqual(['ask-owner', 'ask-owner', 'ask-owner', 'forget-owner', 'steal-lock']);
  });

  it('a follower that was busy itself hears the answers first', () => {
    const { effects } = play([{ type: 'join' }, tick(0), tick(9_000), owner(), tick(9_500)], form);
    expect(effects).not.toContain('steal-lock');
  });

  it('an owner that answers keeps it', () => {
    const { effects } = play(
      [{ type: 'join' }, tick(0), tick(500), owner(), tick(1_000), tick(1_500), owner(), tick(2_000)],
      form,
    );
    expect(effects).not.toContain('steal-lock');
  });

  it('a hidden follower never takes it: its timers prove nothing', () => {
    const { effects } = play([{ type: 'join' }, tick(0), tick(60_000), tick(120_000)], { ...form, visible: false });
    expect(effects).not.toContain('steal-lock');
  });

  it('who loses the lock closes its connection first, then waits in the queue', () => {
    expect(play([{ type: 'lock-lost' }], form, { name: 'owning' })).toEqual({
      role: 'following',
      effects: ['stop-owner', 'queue-for-lock'],
    });
  });

  it('who is frozen or closed frees everything, and comes back as a follower', () => {
    expect(play([{ type: 'leave' }, { type: 'join' }], form, { name: 'owning' })).toEqual({
      role: 'following',
      effects: ['stop-owner', 'leave-lock', 'say-gone', 'queue-for-lock', 'ask-owner'],
    });
    expect(play([{ type: 'lock-held' }], form, away).effects).toEqual(['leave-lock']);
  });
});

describe('a change of hands', () => {
  it('a panel asks an idle form for the line and takes it when the form has closed its connection', () => {
    expect(
      play([{ type: 'join' }, owner({ ownerKind: 'form' }), { type: 'yielded' }, { type: 'lock-held' }], panel),
    ).toEqual({
      role: 'owning',
      effects: ['queue-for-lock', 'ask-owner', 'ask-yield', 'steal-lock', 'start-owner', 'announce'],
    });
  });

  it('a panel leaves a form alone that has a call, and every panel', () => {
    expect(play([{ type: 'join' }, owner({ ownerKind: 'form', idle: false }), owner()], panel).effects).not.toContain(
      'ask-yield',
    );
  });

  it('a panel does not take a line that works into a tab without a sign-in, nor back from where the agent signed in', () => {
    const working = owner({ ownerKind: 'form', status: 'connected' });
    expect(play([{ type: 'join' }, working], panel).effects).not.toContain('ask-yield');
    expect(play([{ type: 'join' }, working], { ...panel, holdsSignIn: true }).effects).toContain('ask-yield');
    const idleForm = owner({ ownerKind: 'form' });
    expect(play([{ type: 'join' }, idleForm], { ...panel, hasOwned: true }).effects).not.toContain('ask-yield');
  });

  it('an owner with a call yields only to the place where the agent signed in', () => {
    const asked = (force: boolean): RoleEvent => ({ type: 'yield-asked', from: 'x', force, nowMs: 0 });
    expect(play([asked(false)], { ...form, idle: false }, { name: 'owning' }).effects).toEqual([]);
    expect(play([asked(true)], { ...form, idle: false }, { name: 'owning' }).effects).toEqual(['stop-owner-and-yield']);
  });

  it('signing in here takes the line even when the owner does not answer', () => {
    expect(
      play([{ type: 'join' }, { type: 'signed-in-here' }, { type: 'yield-time-over' }], form).effects.slice(2),
    ).toEqual(['ask-yield', 'steal-lock']);
  });

  it('an asker that vanished does not leave the line without an owner', () => {
    expect(play([tick(2_000)], form, { name: 'yielding', sinceMs: 0 })).toEqual({
      role: 'following',
      effects: ['leave-lock', 'queue-for-lock'],
    });
  });

  it('a tab that keeps a sign-in takes over from an owner that has none', () => {
    const holds = { ...form, holdsSignIn: true };
    expect(play([{ type: 'join' }, owner({ status: 'signed-out' })], holds).effects).toContain('ask-yield');
  });
});
