import type { Check } from '../check';
import { must, mustBe } from '../base/expect';
import { timings } from '../base/timings';

const page = 'docs/agent-state.md#hear-it';

/** What may be told again after the connector's restart: `GET agents/{id}` does not say who said that they talk. */
const withoutConfirmations = (story: readonly string[]): readonly string[] =>
  story.filter((type, at) => type !== 'call.connected' || story.indexOf(type) === at);

export const restartChecks: readonly Check[] = [
  {
    id: 'restart-in-call',
    title:
      'The connector is killed and started in mid-call: nothing is told twice, and the end is told under the same id',
    why: 'A second ring for a conversation confuses; an end that is not told blocks the agent.',
    page,
    run: async (scene) => {
      const hangUp = scene.need('callerHangsUp');
      scene.need('killConnector');
      const call = await scene.talks();
      await scene.kill();
      await scene.start();
      await scene.quiet();
      must(scene.told('call.offered').length === 1, 'The conversation was offered again after the restart.');
      await hangUp(call.arriving.key);
      await scene.untilTold('call.disconnected', call, timings.againMs);
      await scene.quiet();
      const story = withoutConfirmations(scene.story(call));
      mustBe(story, ['call.offered', 'call.connected', 'call.disconnected'], 'What was told');
    },
  },
  {
    id: 'restart-command',
    title: 'After its restart the connector carries out commands for a call that goes on',
    why: 'The agent sees the buttons; they must work.',
    page,
    run: async (scene) => {
      scene.need('killConnector');
      const call = await scene.talks();
      await scene.kill();
      await scene.start();
      await scene.commands(call, 'hangup');
      await scene.untilTold('call.disconnected', call);
    },
  },
  {
    id: 'restart-missed-end',
    title: 'A call that ended while the connector was down is told as over, once',
    why: 'The adaptor still lists it: nobody else will end it, and the agent is blocked for a day.',
    page,
    run: async (scene) => {
      const hangUp = scene.need('callerHangsUp');
      scene.need('killConnector');
      const call = await scene.talks();
      await scene.kill();
      await hangUp(call.arriving.key);
      await scene.start();
      await scene.untilTold('call.disconnected', call, timings.againMs);
      await scene.quiet();
      must(scene.told('call.disconnected', call).length === 1, 'The end was told more than once.');
    },
  },
  {
    id: 'restart-missed-ring',
    title: 'A call that began to ring while the connector was down is offered once',
    why: 'The telephone rings; the agent should see who it is.',
    page,
    run: async (scene) => {
      scene.need('killConnector');
      await scene.kill();
      const arriving = await scene.arrives();
      await scene.start();
      const call = await scene.offered(arriving, 0, timings.againMs);
      await scene.quiet();
      mustBe(scene.story(call), ['call.offered'], 'What was told');
      must(scene.told('call.offered').length === 1, 'It was offered more than once.');
    },
  },
  {
    id: 'cut-in-call',
    title: 'The connection to the phone system breaks and comes back in mid-call: nothing is told, nothing ends',
    why: 'A network that was gone for a second must not end a conversation in Dynamics.',
    page,
    run: async (scene) => {
      const [cut, join] = [scene.need('cutPhoneSystem'), scene.need('joinPhoneSystem')];
      const call = await scene.talks();
      await cut();
      await scene.quiet();
      await join();
      await scene.quiet();
      await scene.quiet();
      mustBe(scene.story(call), ['call.offered', 'call.connected'], 'What was told');
      await scene.commands(call, 'hangup');
      await scene.untilTold('call.disconnected', call, timings.againMs);
    },
  },
  {
    id: 'cut-missed-end',
    title: 'A call that ended while the phone system could not be heard is told as over, once',
    why: 'Its end was never seen; only a comparison finds it.',
    page,
    run: async (scene) => {
      const [cut, join] = [scene.need('cutPhoneSystem'), scene.need('joinPhoneSystem')];
      const hangUp = scene.need('callerHangsUp');
      const call = await scene.talks();
      await cut();
      await hangUp(call.arriving.key);
      await join();
      await scene.untilTold('call.disconnected', call, timings.againMs);
      await scene.quiet();
      mustBe(scene.story(call), ['call.offered', 'call.connected', 'call.disconnected'], 'What was told');
    },
  },
  {
    id: 'cut-missed-ring',
    title: 'A call that began to ring while the phone system could not be heard is offered once',
    why: 'The telephone rings; the agent should see who it is.',
    page,
    run: async (scene) => {
      const [cut, join] = [scene.need('cutPhoneSystem'), scene.need('joinPhoneSystem')];
      await cut();
      const arriving = await scene.arrives();
      await join();
      const call = await scene.offered(arriving, 0, timings.againMs);
      await scene.quiet();
      mustBe(scene.story(call), ['call.offered'], 'What was told');
    },
  },
];
