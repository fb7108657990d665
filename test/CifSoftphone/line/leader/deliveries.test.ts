import type { SoftphoneAnswer, SoftphoneMessage } from '../../../../protocol/messages/softphoneMessage';
import { initialCallsState } from '../../../../CifSoftphone/core/calls/callsState';
import type { CallsEvent } from '../../../../CifSoftphone/core/calls/callsEvent';
import { updateCalls } from '../../../../CifSoftphone/core/calls/updateCalls';
import { Deliveries } from '../../../../CifSoftphone/line/leader/deliveries';
import type { MessageSender } from '../../../../CifSoftphone/line/leader/messageSender';
import { keyOf, ring } from '../../core/calls/callSamples';

/** Two calls, and questions that are answered when the test says so. */
function searching() {
  let state = initialCallsState;
  const dispatch = (event: CallsEvent): Promise<void> => {
    [state] = updateCalls(state, event);
    return Promise.resolve();
  };
  for (const id of ['a', 'b']) void dispatch({ type: 'changed', snapshot: ring(id), nowMs: 0 });
  const asked = new Map<string, (answer: SoftphoneAnswer) => void>();
  const sender = {
    deliver: (message: SoftphoneMessage) =>
      new Promise<SoftphoneAnswer>((resolve) => {
        if (message.type === 'directory.asked') asked.set(message.text, resolve);
      }),
  } as unknown as MessageSender;
  const calls = {
    get state() {
      return state;
    },
    dispatch,
    stopped: false,
  };
  const deliveries = new Deliveries(calls, { newId: () => 'id', nowMs: () => 0 }, sender);
  const found = (id: string) => state.calls.find(({ key }) => key === keyOf(id))?.directory;
  const answer = async (text: string, given: SoftphoneAnswer) => {
    asked.get(text)?.(given);
    await new Promise((resolve) => setTimeout(resolve, 0));
  };
  return {
    ask: (id: string, text: string) =>
      void deliveries.searchDirectory({ key: keyOf(id), text }, undefined, () => undefined),
    answer,
    found,
  };
}

test('of two searches in one call the later one counts, whichever is answered first', async () => {
  const { ask, answer, found } = searching();
  ask('a', 'be');
  ask('a', 'ben');
  await answer('ben', { ok: true, entries: ['Ben'] });
  await answer('be', { ok: true, entries: ['Bea'] });
  expect(found('a')).toEqual({ text: 'ben', entries: ['Ben'] });
});

test('a search in one call takes nothing from a search in another', async () => {
  const { ask, answer, found } = searching();
  ask('a', 'ben');
  ask('b', 'billing');
  await answer('ben', { ok: true, entries: ['Ben'] });
  await answer('billing', { ok: false, reason: 'unavailable' });
  expect(found('a')).toEqual({ text: 'ben', entries: ['Ben'] });
  expect(found('b')).toEqual({ text: 'billing', entries: undefined });
});
