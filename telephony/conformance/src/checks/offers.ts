import type { Check } from '../check';
import { must, mustBe } from '../base/expect';
import { timings } from '../base/timings';
import { until } from '../base/until';
import { callIdOf, type Told } from '../stage/told';

const page = 'docs/connect-telephony.md#2-ring';

export const offerChecks: readonly Check[] = [
  {
    id: 'offer-once',
    title: 'A call that comes in is offered once, to its agent, with its number',
    why: 'What is not offered is not seen; what is offered twice rings twice.',
    page,
    run: async (scene) => {
      const { offer, arriving, callId } = await scene.rings();
      await scene.quiet();
      mustBe(scene.story({ callId }), ['call.offered'], 'What was told of a call that rings');
      must(scene.told('call.offered').length === 1, 'More than one call was offered for one call that came in.');
      const digits = (text: string | undefined): string => (text ?? '').replace(/\D/g, '');
      must(digits(offer.from.number) === digits(arriving.number), "The offer's from.number is not that of the caller.");
      must(offer.direction === 'inbound', 'A call that comes in was not offered as inbound.');
    },
  },
  {
    id: 'offer-to-its-agent',
    title: 'Two calls for two agents are two offers with two ids, each to its own agent',
    why: "A call that rings at somebody else's desk tells a stranger who calls.",
    page,
    run: async (scene) => {
      const [ada, ben] = scene.stage.world.agents;
      const [first, second] = [await scene.rings({ userId: ada }), await scene.rings({ userId: ben })];
      must(first.callId !== second.callId, 'Two calls were offered under one call id.');
      await scene.quiet();
      must(scene.told('call.offered').length === 2, 'Two calls came in, and another number of them was offered.');
    },
  },
  {
    id: 'offer-lost-answer',
    title: 'Where the answer to an offer is lost, the same message is sent again: same call id, same event id',
    why: 'By these ids the adaptor knows a repeat. With others the agent hears two calls ring; without a repeat perhaps none.',
    page,
    run: async (scene) => {
      scene.stage.disturbances.plan(({ event }) => event.type === 'call.offered', 1, { how: 'lost-answer' });
      const arriving = await scene.arrives();
      const isOffer = (): typeof scene.stage.told =>
        scene.stage.told.filter(({ event }) => event.type === 'call.offered');
      await until(
        'the offer to be sent again after its answer was lost',
        () => isOffer().length >= 2,
        timings.promptMs,
      );
      await scene.quiet();
      const [first, ...others] = isOffer();
      const names = new Set(isOffer().map(({ name }) => name));
      must(names.size === 1 && first?.name !== undefined, 'The repeat has another event id (source and id), or none.');
      const ids = new Set(isOffer().map(callIdOf));
      must(ids.size === 1, 'The repeat has another call id.');
      must(others.length <= 2, `The offer was sent ${others.length + 1} times, though the second was answered.`);
      const call = await scene.offered(arriving);
      await scene.driver.callerHangsUp?.(call.arriving.key);
    },
  },
  {
    id: 'offer-when-busy',
    title: 'An offer that is answered 503 or 429 is sent again, not before Retry-After',
    why: 'The adaptor asks for a moment when it has too much to do; a call that is given up then is never shown.',
    page: 'docs/connect-telephony.md#the-answer',
    run: async (scene) => {
      const isOffer = ({ event }: Told): boolean => event.type === 'call.offered';
      const busy = { how: 'status', status: 503, code: 'unavailable' } as const;
      const slower = { how: 'status', status: 429, code: 'too-many-requests', retryAfterS: 1 } as const;
      scene.stage.disturbances.plan(isOffer, 1, busy);
      scene.stage.disturbances.plan(isOffer, 1, slower);
      const call = await scene.offered(await scene.arrives(), 0, timings.promptMs + 5_000);
      const times = scene.stage.told.filter(isOffer).map(({ atMs }) => atMs);
      const [, second = 0, third = 0] = times;
      must(third - second >= 950, `The offer was sent again ${third - second} ms after a 429 that asked for 1000 ms.`);
      await scene.quiet();
      mustBe(scene.story(call), ['call.offered'], 'What was told and counts');
    },
  },
  {
    id: 'offer-nobody-there',
    title: 'An agent without a softphone (409 agent-not-connected) is not asked for again and again',
    why: 'The adaptor refuses until somebody connects; a connector that hammers is slowed down by 429, for all its calls.',
    page: 'docs/connect-telephony.md#the-answer',
    run: async (scene) => {
      scene.stage.connected = false;
      await scene.arrives();
      await until('the offer', () => scene.stage.told.length > 0, timings.promptMs);
      await scene.quiet();
      await scene.quiet();
      const offers = scene.stage.told.filter(({ event }) => event.type === 'call.offered').length;
      must(
        offers <= 3,
        `The call was offered ${offers} times in ${(2 * timings.quietMs) / 1000} s, and refused each time.`,
      );
    },
  },
  {
    id: 'caller-gives-up',
    title: 'A caller who hangs up while it rings: call.disconnected once, and nothing after it',
    why: 'The card must go away everywhere at once, or an agent accepts a call that is gone.',
    page: 'docs/connect-telephony.md#3-tell-what-happens-next',
    run: async (scene) => {
      const hangUp = scene.need('callerHangsUp');
      const call = await scene.rings();
      await hangUp(call.arriving.key);
      const { event } = await scene.untilTold('call.disconnected', call);
      await scene.quiet();
      mustBe(scene.story(call), ['call.offered', 'call.disconnected'], 'What was told');
      const reason = event.type === 'call.disconnected' ? event.reason : '';
      must(reason !== 'normal', 'The reason is normal: the history will say that they talked. Send cancelled.');
    },
  },
  {
    id: 'caller-gives-up-early',
    title:
      'A caller who hangs up before the offer is answered: call.disconnected all the same, once the adaptor has it',
    why: 'The adaptor shows the call; without its end the card rings on for a caller who is gone.',
    page: 'docs/connect-telephony.md#3-tell-what-happens-next',
    // The end may overtake the offer: then it is told again.
    mayComplain: /never offered/,
    run: async (scene) => {
      const hangUp = scene.need('callerHangsUp');
      const isOffer = ({ event }: Told): boolean => event.type === 'call.offered';
      scene.stage.disturbances.plan(isOffer, 1, { how: 'slow', delayMs: 500 });
      const arriving = await scene.arrives();
      await until('the offer', () => scene.stage.told.some(isOffer), timings.promptMs);
      await hangUp(arriving.key);
      const call = await scene.offered(arriving);
      await scene.untilTold('call.disconnected', call);
      await scene.quiet();
      mustBe(scene.story(call), ['call.offered', 'call.disconnected'], 'What was told');
    },
  },
];
