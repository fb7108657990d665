import type { Check } from '../check';
import { must, mustBe } from '../base/expect';
import { timings } from '../base/timings';
import { NotTried } from '../base/verdicts';

const page = 'docs/connect-telephony.md#4-hear-what-became-of-it';

export const answerChecks: readonly Check[] = [
  {
    id: 'accepted',
    title: 'ring.reported accepted: the caller is connected, and call.connected says so once',
    why: 'From Accept on the card says "In a call". Only the telephony system knows whether it is true.',
    page,
    run: async (scene) => {
      const call = await scene.talks();
      await scene.quiet();
      mustBe(scene.story(call), ['call.offered', 'call.connected'], 'What was told');
      if (call.capabilities.includes('answer') && scene.driver.deeds !== undefined)
        await scene.untilDone('answers', call.arriving.key);
    },
  },
  {
    id: 'rejected',
    title: 'ring.reported rejected: it stops ringing at the phone system, and is never connected',
    why: 'An agent who has said no must not hear it ring on, and the caller should be offered to somebody else.',
    page,
    run: async (scene) => {
      const call = await scene.rings();
      if (call.offer.noReject === true) throw new NotTried('The connector says that its rings cannot be rejected.');
      await scene.reports(call, 'rejected');
      await scene.quiet();
      must(!scene.story(call).includes('call.connected'), 'A call that was rejected was told as connected.');
      must(scene.told('call.offered').length === 1, 'A call that was rejected was offered to the same agent again.');
      await scene.untilDone('stops-ringing', call.arriving.key);
    },
  },
  {
    id: 'timed-out',
    title: 'ring.reported timed-out: nothing is told of that ring any more; answered later, it is a new offer',
    why: 'The adaptor has closed the ring. A conversation under its id would be seen by nobody.',
    page,
    run: async (scene) => {
      const call = await scene.rings();
      await scene.reports(call, 'timed-out');
      await scene.quiet();
      must(!scene.story(call).includes('call.connected'), 'A ring that ran out was told as connected.');
      await scene.need('phoneAnswers')(call.arriving.key);
      await scene.quiet();
      must(
        !scene.story(call).includes('call.connected'),
        'A conversation was told under the id of a ring that is over.',
      );
      const again = await scene.offered(call.arriving, 1);
      must(again.callId !== call.callId, 'The call was offered again under the id of the ring that is over.');
      await scene.untilTold('call.connected', again);
    },
  },
  {
    id: 'answered-at-the-phone',
    title: 'A call that is taken up at the telephone itself is told as connected, without Accept',
    why: 'Agents lift the receiver. The card must not go on ringing.',
    page: 'docs/connect-telephony.md#3-tell-what-happens-next',
    run: async (scene) => {
      const answer = scene.need('phoneAnswers');
      const call = await scene.rings();
      await answer(call.arriving.key);
      await scene.untilTold('call.connected', call);
      await scene.quiet();
      mustBe(scene.story(call), ['call.offered', 'call.connected'], 'What was told');
    },
  },
  {
    id: 'caller-hangs-up',
    title: 'The caller hangs up in the conversation: call.disconnected once, at the end',
    why: 'Until it is told, the agent cannot take the next call.',
    page: 'docs/connect-telephony.md#3-tell-what-happens-next',
    run: async (scene) => {
      const hangUp = scene.need('callerHangsUp');
      const call = await scene.talks();
      await hangUp(call.arriving.key);
      const { event } = await scene.untilTold('call.disconnected', call);
      await scene.quiet();
      mustBe(scene.story(call), ['call.offered', 'call.connected', 'call.disconnected'], 'What was told');
      const reason = event.type === 'call.disconnected' ? event.reason : '';
      must(reason === 'normal', `A conversation ended as ${reason}; it should be normal.`);
    },
  },
  {
    id: 'phone-hangs-up',
    title: 'The agent hangs up at the telephone: call.disconnected once',
    why: 'What is done at the telephone must be seen in Dynamics.',
    page: 'docs/connect-telephony.md#3-tell-what-happens-next',
    run: async (scene) => {
      const hangUp = scene.need('phoneHangsUp');
      const call = await scene.talks();
      await hangUp(call.arriving.key);
      await scene.untilTold('call.disconnected', call);
      await scene.quiet();
      mustBe(scene.story(call), ['call.offered', 'call.connected', 'call.disconnected'], 'What was told');
    },
  },
  {
    id: 'held-at-the-phone',
    title: 'Hold and retrieve at the telephone itself are told, each once and in order',
    why: 'The card must show what is, whoever did it.',
    page: 'docs/telephony-commands.md#3-say-what-became-of-it',
    run: async (scene) => {
      const [hold, retrieve] = [scene.need('phoneHolds'), scene.need('phoneRetrieves')];
      const call = await scene.talks();
      await hold(call.arriving.key);
      await scene.untilTold('call.held', call);
      await retrieve(call.arriving.key);
      await scene.untilTold('call.retrieved', call);
      await scene.quiet();
      mustBe(scene.story(call), ['call.offered', 'call.connected', 'call.held', 'call.retrieved'], 'What was told');
    },
  },
  {
    id: 'next-call',
    title: 'After a call the next one of the same agent is a call of its own',
    why: 'A connector that holds on to the last call shows nothing of the next.',
    page: 'docs/connect-telephony.md#2-ring',
    run: async (scene) => {
      const first = await scene.talks();
      await scene.commands(first, 'hangup');
      await scene.untilTold('call.disconnected', first, timings.promptMs);
      const second = await scene.talks();
      must(second.callId !== first.callId, 'Two calls, one after the other, have one call id.');
    },
  },
];
