import type { Check } from '../check';
import { must, mustBe } from '../base/expect';
import { timings } from '../base/timings';
import { callIdOf } from '../stage/told';

const page = 'docs/connect-telephony.md#3-tell-what-happens-next';

export const orderChecks: readonly Check[] = [
  {
    id: 'order-slow',
    title: 'Events of one call come in the order in which they happened, also while the adaptor answers slowly',
    why: 'Requests that overtake each other leave the card in a state that never was.',
    page,
    run: async (scene) => {
      const hangUp = scene.need('callerHangsUp');
      scene.stage.disturbances.plan(({ event }) => event.type !== 'call.offered', 2, { how: 'slow', delayMs: 400 });
      const call = await scene.rings();
      await scene.reports(call, 'accepted');
      await scene.isAnswered(call);
      await scene.untilTold('call.connected', call);
      await hangUp(call.arriving.key);
      await scene.untilTold('call.disconnected', call);
      await scene.quiet();
      mustBe(scene.story(call), ['call.offered', 'call.connected', 'call.disconnected'], 'What was told');
    },
  },
  {
    id: 'order-busy',
    title: 'An event that has to be sent again (503) is not overtaken by the next one of its call',
    why: 'A call.held that comes after its call.retrieved holds the call for ever, as the agent sees it.',
    page,
    run: async (scene) => {
      const [hold, retrieve] = [scene.need('phoneHolds'), scene.need('phoneRetrieves')];
      const call = await scene.talks();
      const busy = { how: 'status', status: 503, code: 'unavailable' } as const;
      scene.stage.disturbances.plan(({ event }) => event.type === 'call.held', 1, busy);
      await hold(call.arriving.key);
      // Soon enough for the repeat to be still to come.
      await scene.isHeard('call.held', 150);
      await retrieve(call.arriving.key);
      await scene.quiet();
      await scene.quiet();
      const story = scene.story(call).slice(2);
      // What came and went while the adaptor was away need not be told at all.
      const isRight = story.join() === '' || story.join() === 'call.held,call.retrieved';
      must(isRight, `A call that was held and retrieved was told as: ${story.join(', ')}.`);
      must(scene.knownCall(call.callId, call.userId).state === 'connected', 'The call stayed in a wrong state.');
    },
  },
  {
    id: 'end-when-busy',
    title: 'An end that is answered 503 is told again until it is taken, with the same event id',
    why: 'An end that is lost blocks the agent: the card says that they talk.',
    page,
    run: async (scene) => {
      const hangUp = scene.need('callerHangsUp');
      const call = await scene.talks();
      const busy = { how: 'status', status: 503, code: 'unavailable' } as const;
      scene.stage.disturbances.plan(({ event }) => event.type === 'call.disconnected', 2, busy);
      await hangUp(call.arriving.key);
      await scene.untilTold('call.disconnected', call, timings.againMs);
      await scene.quiet();
      mustBe(scene.story(call), ['call.offered', 'call.connected', 'call.disconnected'], 'What was told and counts');
    },
  },
  {
    id: 'end-slower',
    title: 'An end that is answered 429 is told again, not before Retry-After',
    why: 'Who does not wait is slowed down further.',
    page: 'docs/connect-telephony.md#the-answer',
    run: async (scene) => {
      const hangUp = scene.need('callerHangsUp');
      const call = await scene.talks();
      const isEnd = (told: (typeof scene.stage.told)[number]): boolean =>
        told.event.type === 'call.disconnected' && callIdOf(told) === call.callId;
      const slower = { how: 'status', status: 429, code: 'too-many-requests', retryAfterS: 2 } as const;
      scene.stage.disturbances.plan(isEnd, 1, slower);
      await hangUp(call.arriving.key);
      await scene.untilTold('call.disconnected', call, timings.againMs);
      const [first = 0, second = 0] = scene.stage.told.filter(isEnd).map(({ atMs }) => atMs);
      must(second - first >= 1_950, `It was told again ${second - first} ms after a 429 that asked for 2000 ms.`);
    },
  },
  {
    id: 'end-lost-answer',
    title: 'Where the answer to an end is lost, the same message is sent again, with the same event id',
    why: 'Only the event id tells the adaptor that it is a repeat.',
    page,
    run: async (scene) => {
      const hangUp = scene.need('callerHangsUp');
      const call = await scene.talks();
      const isEnd = (told: (typeof scene.stage.told)[number]): boolean =>
        told.event.type === 'call.disconnected' && callIdOf(told) === call.callId;
      scene.stage.disturbances.plan(isEnd, 1, { how: 'lost-answer' });
      await hangUp(call.arriving.key);
      await scene.untilTold('call.disconnected', call);
      await scene.quiet();
      const names = new Set(scene.stage.told.filter(isEnd).map(({ name }) => name));
      must(names.size === 1, 'The repeat has another event id.');
      mustBe(scene.story(call), ['call.offered', 'call.connected', 'call.disconnected'], 'What was told and counts');
    },
  },
  {
    id: 'end-unanswered',
    title: 'An end that is not answered at all is given up after a time and told again',
    why: 'A request without a time limit holds everything that follows.',
    page,
    run: async (scene) => {
      const hangUp = scene.need('callerHangsUp');
      const call = await scene.talks();
      scene.stage.disturbances.plan(({ event }) => event.type === 'call.disconnected', 1, { how: 'unanswered' });
      await hangUp(call.arriving.key);
      await scene.untilTold('call.disconnected', call, timings.repeatedMs);
    },
  },
  {
    id: 'token-refused',
    title: 'A token that is refused (401) is replaced, and what was to be told is told',
    why: 'Secrets are changed and tokens withdrawn; calls go on.',
    page: 'docs/connect-telephony.md#1-get-a-token',
    run: async (scene) => {
      const call = await scene.talks();
      scene.stage.withdrawToken();
      await scene.commands(call, 'hangup');
      await scene.untilTold('call.disconnected', call);
      must(scene.stage.tokensGiven <= 4, `${scene.stage.tokensGiven} tokens were asked for; two were needed.`);
    },
  },
  {
    id: 'token-kept',
    title: 'A token is kept while it counts',
    why: 'The issuer slows down who asks for one at each request, and each call waits for it.',
    page: 'docs/connect-telephony.md#1-get-a-token',
    run: async (scene) => {
      for (let count = 0; count < 3; count += 1) {
        const call = await scene.talks();
        await scene.commands(call, 'hangup');
        await scene.untilTold('call.disconnected', call);
      }
      must(scene.stage.tokensGiven <= 2, `${scene.stage.tokensGiven} tokens were asked for in three calls.`);
    },
  },
];
