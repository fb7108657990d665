import type { Check } from '../check';
import { must } from '../base/expect';
import { timings } from '../base/timings';
import { until } from '../base/until';
import { Failed } from '../base/verdicts';
import type { OfferedCall, Scene } from '../scene';
import { callIdOf } from '../stage/told';

const page = 'docs/telephony-commands.md#5-let-the-agent-ask-somebody-first';

export interface Pair {
  readonly first: OfferedCall;
  readonly second: { readonly callId: string; readonly userId: string };
}

/** A call that is held, and the consultation that was asked for and has been answered. */
export async function consults(scene: Scene): Promise<Pair> {
  const first = await scene.talks();
  scene.declares(first, 'consult');
  const { callId, userId } = first;
  const commandId = await scene.commands(first, 'consult', { target: '+12025550142' });
  const told = await until(
    `call.offered with the first call as its relatedCallId (${scene.seen()})`,
    () =>
      scene
        .told('call.offered', { userId })
        .find(({ event }) => event.type === 'call.offered' && event.relatedCallId === callId),
    timings.commandLifeMs,
  );
  const { event } = told;
  const second = callIdOf(told);
  if (event.type !== 'call.offered' || second === undefined) throw new Failed('The second call has no call id.');
  must(second !== callId, 'The second call has the id of the first.');
  must(event.direction === 'outbound', 'The second call is not outbound: it would ring at the agent.');
  must(event.capabilities?.includes('consult') === true, 'The second call cannot be completed: it lacks consult.');
  must(scene.knownCall(callId, userId).state === 'held', 'The first call was not told as held.');
  must(
    scene.knownCall(callId, userId).commands.get(commandId)?.answer !== 'failed',
    'The consultation was told as begun and as failed.',
  );
  await scene.untilTold('call.connected', { callId: second }, timings.commandLifeMs);
  return { first, second: { callId: second, userId } };
}

const reasonOf = (scene: Scene, { callId, userId }: Pair['second']) => scene.knownCall(callId, userId).reason;

/** Completes it on one of the two; both must be over for the agent. */
async function completes(scene: Scene, which: keyof Pair): Promise<void> {
  const pair = await consults(scene);
  await scene.commands(pair[which], 'complete-transfer');
  await scene.untilTold('call.disconnected', pair.first, timings.commandLifeMs);
  await scene.untilTold('call.disconnected', pair.second, timings.commandLifeMs);
  await scene.quiet();
  for (const call of [pair.first, pair.second]) {
    const reason = reasonOf(scene, call);
    must(
      reason === 'transferred',
      `One of the two calls ended as ${reason ?? 'nothing'}; the history needs transferred.`,
    );
  }
}

export const consultationChecks: readonly Check[] = [
  {
    id: 'consult-complete',
    title: 'consult holds the call and begins a second one; complete-transfer ends both as transferred',
    why: 'The agent is out of it when the caller and the colleague talk; a card that stays would say otherwise.',
    page,
    run: (scene) => completes(scene, 'second'),
  },
  {
    id: 'consult-complete-first',
    title: 'complete-transfer is carried out for the first call of the pair, too',
    why: 'The button stands on both cards.',
    page,
    run: (scene) => completes(scene, 'first'),
  },
  {
    id: 'consult-back',
    title: 'cancel-consult ends the second call and gives the agent the caller back',
    why: 'After half of it the caller would hear music, and nobody would know.',
    page,
    run: async (scene) => {
      const { first, second } = await consults(scene);
      await scene.commands(second, 'cancel-consult');
      await scene.untilTold('call.disconnected', second, timings.commandLifeMs);
      await scene.untilTold('call.retrieved', first, timings.commandLifeMs);
      await scene.quiet();
      must(scene.knownCall(first.callId, first.userId).state === 'connected', 'The first call does not go on.');
    },
  },
  {
    id: 'consult-swap',
    title: 'retrieve of one of the two holds the other: the agent hears one at a time',
    why: 'What is said to the colleague is not for the caller.',
    page,
    run: async (scene) => {
      const { first, second } = await consults(scene);
      await scene.commands(first, 'retrieve');
      await scene.untilTold('call.retrieved', first, timings.commandLifeMs);
      await scene.untilTold('call.held', second, timings.commandLifeMs);
    },
  },
];
