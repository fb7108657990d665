import { findCall } from '../../../../CifSoftphone/core/calls/callsState';
import type { CallsEvent } from '../../../../CifSoftphone/core/calls/callsEvent';
import { otherParty } from '../../../../CifSoftphone/core/calls/otherParty';
import { keyOf, play, ring } from './callSamples';

const key = keyOf('c1');
const maria = { entityName: 'contact', id: '1', name: 'Maria' } as const;
const paul = { entityName: 'contact', id: '2', name: 'Paul' } as const;
const rings: CallsEvent = { type: 'changed', snapshot: ring('c1'), nowMs: 0 };
const several: CallsEvent = { type: 'matched', key, match: { outcome: 'several', customers: [maria, paul] } };
const chooses = (customer: typeof maria | typeof paul): CallsEvent => ({ type: 'choose-customer', key, customer });
const after = (...events: readonly CallsEvent[]) => {
  const { state, effects } = play([rings, ...events]);
  return { call: findCall(state, key), effects: effects.slice(1) };
};

describe('the agent chooses the customer', () => {
  it('of several; the others stay at hand, and what is written follows', () => {
    const { call, effects } = after(several, chooses(paul));
    expect(call?.customer).toEqual({ outcome: 'one', customer: paul, chosen: true, others: [maria] });
    expect(effects).toEqual([{ type: 'customer-chosen', key, beforeId: undefined, nowId: paul.id }]);
  });

  it('and may change again, back and forth', () => {
    const { call, effects } = after(several, chooses(paul), chooses(maria));
    expect(call?.customer).toEqual({ outcome: 'one', customer: maria, chosen: true, others: [paul] });
    expect(effects).toHaveLength(2);
  });

  it('and a search that is late does not take the choice back', () => {
    expect(after(chooses(paul), several).call?.customer).toMatchObject({ outcome: 'one', customer: paul });
  });

  it('and it stays through the accept and the end of the call', () => {
    const { call } = after(
      chooses(paul),
      { type: 'changed', snapshot: ring('c1', { state: 'connected', version: 2 }), nowMs: 1 },
      { type: 'changed', snapshot: ring('c1', { state: 'disconnected', version: 3 }), nowMs: 2 },
    );
    expect(call).toMatchObject({ phase: 'ended', customer: { customer: paul } });
  });
});

describe('the agent says that it is none of them', () => {
  const nobody: CallsEvent = { type: 'no-customer', key };
  const one: CallsEvent = { type: 'matched', key, match: { outcome: 'one', customer: maria, others: [paul] } };

  it.each([
    ['of the one who was found', one, maria.id],
    ['of several', several, undefined],
  ])('%s: the call has its number alone, and they stay at hand', (_whom, found, beforeId) => {
    const { call, effects } = after(found, nobody);
    expect(call?.customer).toEqual({ outcome: 'none', chosen: true, others: [maria, paul] });
    expect(effects).toEqual([{ type: 'customer-chosen', key, beforeId, nowId: undefined }]);
  });

  it('and no search puts anybody in the place again, nor does a look at Dynamics', () => {
    const { call, effects } = after(one, nobody, several, { type: 'look-up-again', key });
    expect(call?.customer).toMatchObject({ outcome: 'none', chosen: true });
    expect(effects).toHaveLength(1);
  });

  it('and may be wrong', () => {
    const { call, effects } = after(one, nobody, chooses(maria));
    expect(call?.customer).toEqual({ outcome: 'one', customer: maria, chosen: true, others: [paul] });
    expect(effects.at(-1)).toEqual({ type: 'customer-chosen', key, beforeId: undefined, nowId: maria.id });
  });
});

describe('the agent’s own search', () => {
  it('is under way until its answer comes; choosing puts it away', () => {
    const asked = after({ type: 'search', key, text: ' paul ' });
    expect(asked.call?.search).toEqual({ text: 'paul', answer: undefined });
    expect(asked.effects).toEqual([{ type: 'search', key, text: 'paul' }]);
    const searched: CallsEvent = { type: 'searched', key, text: 'paul', found: [paul] };
    const answered = after({ type: 'search', key, text: 'paul' }, searched);
    expect(answered.call?.search).toEqual({ text: 'paul', answer: { found: [paul] } });
    expect(after({ type: 'search', key, text: 'paul' }, searched, chooses(paul)).call?.search).toBeUndefined();
  });

  it('shows only the answer to what was asked last', () => {
    const { call } = after(
      { type: 'search', key, text: 'pa' },
      { type: 'search', key, text: 'paul' },
      { type: 'searched', key, text: 'pa', found: [maria] },
    );
    expect(call?.search).toEqual({ text: 'paul', answer: undefined });
  });

  it('for nothing puts the answer away', () => {
    const { call, effects } = after({ type: 'search', key, text: 'paul' }, { type: 'search', key, text: '  ' });
    expect(call?.search).toBeUndefined();
    expect(effects).toHaveLength(1);
  });
});

describe('a search that gave no answer', () => {
  const late: CallsEvent = { type: 'matched', key, match: { outcome: 'unknown', late: true } };

  it('is repeated by hand, once at a time', () => {
    const { call, effects } = after(late, { type: 'look-up-again', key }, { type: 'look-up-again', key });
    expect(call?.customer).toBeUndefined();
    expect(effects).toEqual([{ type: 'look-up', key, number: '+12025550123' }]);
  });

  it('is not repeated over the agent’s choice', () => {
    expect(after(chooses(paul), { type: 'look-up-again', key }).call?.customer).toMatchObject({ customer: paul });
  });
});

describe('a caller who hides the number', () => {
  it.each(['anonymous', 'Anonymous', 'sip:anonymous@anonymous.invalid', 'restricted', 'sip:x@anonymous.invalid'])(
    'as %s is withheld',
    (number) => {
      const snapshot = ring('c1', { from: { number, displayName: 'Anonymous' } });
      expect(otherParty(snapshot)).toEqual({ withheld: true });
      const { state, effects } = play([{ type: 'changed', snapshot, nowMs: 0 }]);
      expect(findCall(state, key)?.customer).toEqual({ outcome: 'none' });
      expect(effects).toEqual([]);
    },
  );

  it('keeps the name that came with the call, and its number is nowhere', () => {
    const snapshot = ring('c1', { from: { number: '+12025550123', displayName: 'Grace', withheld: true } });
    expect(otherParty(snapshot)).toEqual({ withheld: true, displayName: 'Grace' });
  });

  it('is looked for in the activity when the call goes on already', () => {
    const snapshot = ring('c1', { from: { withheld: true }, state: 'connected' });
    const { effects } = play([{ type: 'changed', snapshot, nowMs: 0 }]);
    expect(effects).toEqual([{ type: 'look-up', key, number: undefined }]);
  });
});
