import { orderCalls, placeOf } from '../../../../CifSoftphone/ui/call/callOrder';
import type { CallView } from '../../../../CifSoftphone/core/calls/callView';
import { aCall } from '../../surface/fakeLine';

const draft: CallView['draft'] = {
  notes: '',
  disposition: undefined,
  caseLink: undefined,
  fields: {},
  revision: 0,
  saved: 'saved',
  wrapUp: undefined,
};
const live = (key: string): CallView => aCall({ key, state: 'connected', draft });
const wrapUp = (key: string): CallView => aCall({ key, state: 'disconnected', draft });
const missed = (key: string): CallView => aCall({ key, state: 'disconnected', reason: 'timed-out' });
const keys = (calls: readonly CallView[]): readonly string[] => calls.map(({ key }) => key);
const ordered = (before: readonly string[], ...calls: readonly CallView[]): readonly string[] =>
  keys(orderCalls(before, calls, false));

it('puts missed calls under the live one, however old they are', () => {
  expect(ordered([], missed('1'), missed('2'), live('3'))).toEqual(['3', '1', '2']);
  expect(ordered(['1', '2'], missed('1'), missed('2'), live('3'))).toEqual(['3', '1', '2']);
});

it('puts a new call above the wrap-up of the one before', () => {
  expect(ordered(['1'], wrapUp('1'), live('2'))).toEqual(['2', '1']);
});

it('puts a new call under those that live, the oldest first', () => {
  expect(ordered(['1'], live('1'), live('2'), live('3'))).toEqual(['1', '2', '3']);
});

it('puts the call that goes on above the wrap-up of one that has ended, whichever was first', () => {
  expect(ordered(['1', '2'], wrapUp('1'), live('2'))).toEqual(['2', '1']);
  expect(ordered(['1', '2', '3'], wrapUp('1'), live('2'), live('3'))).toEqual(['2', '3', '1']);
  expect(ordered(['2', '1'], wrapUp('1'), wrapUp('2'))).toEqual(['2', '1']);
});

it('takes no card out of the page while the keyboard is in one: who writes about a call goes on writing', () => {
  const [ended, other] = [wrapUp('1'), live('2')];
  expect(keys(orderCalls(['1', '2'], [ended, other], true))).toEqual(['1', '2']);
  // For the eye it stands below all the same.
  expect(placeOf(other)).toBeLessThan(placeOf(ended));
  expect(placeOf(ended)).toBeLessThan(placeOf(missed('3')));
});

it('takes away what is gone and moves a call to the end when nothing is left to do about it', () => {
  expect(ordered(['1', '2', '3'], live('2'), missed('3'))).toEqual(['2', '3']);
  expect(ordered(['1', '2'], missed('1'), live('2'))).toEqual(['2', '1']);
});

it('begins after a reload with what goes on', () => {
  expect(ordered([], missed('1'), wrapUp('2'), live('3'))).toEqual(['3', '2', '1']);
});
