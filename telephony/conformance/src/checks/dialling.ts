import { randomUUID } from 'node:crypto';
import type { Check } from '../check';
import { must, mustBe } from '../base/expect';
import { NotTried } from '../base/verdicts';
import { timings } from '../base/timings';
import { until } from '../base/until';
import { isTaken, type Scene } from '../scene';

const page = 'docs/telephony-commands.md#4-dial-for-an-agent';
const number = '+12025550147';

/** @throws NotTried where agents cannot dial */
function mustDial(scene: Scene): void {
  const formats = scene.need('dialFormats');
  if (!formats.includes('tel')) throw new NotTried('The connector does not dial numbers (tel).');
}

function newDial(scene: Scene, target = number, format = 'tel') {
  const call = { callId: randomUUID(), userId: scene.agent };
  return { call, ...scene.command(call, 'dial', { target, format }) };
}

export const diallingChecks: readonly Check[] = [
  {
    id: 'dial',
    title: 'dial calls the target once, under the call id that was given, and says so within eight seconds',
    why: 'Without a word within eight seconds the call ends as not-dialled, though it rings at the other end.',
    page,
    run: async (scene) => {
      mustDial(scene);
      const { call, data } = newDial(scene);
      await scene.deliver('command.requested', call.callId, data);
      const types = ['command.succeeded', 'call.alerting', 'call.connected'];
      await until(
        () => `${types.join(' or ')} (${scene.seen(call.callId)})`,
        () => types.some((type) => scene.told(type, call).length > 0),
        timings.commandLifeMs,
      );
      await scene.driver.dialledAnswers?.(call.callId);
      await scene.untilTold('call.connected', call);
      await scene.quiet();
      must(
        scene.story(call).filter((type) => type === 'call.connected').length === 1,
        'call.connected was told twice.',
      );
      must(!scene.story(call).includes('call.offered'), 'The call that was dialled was offered as another one.');
      if (scene.driver.deeds === undefined) return;
      const { text } = await scene.untilDone('dials', call.callId);
      must(text === undefined || text.replace(/\D/g, '').endsWith('2025550147'), 'Another number was dialled.');
      must(scene.deeds('dials').length === 1, 'It was dialled more than once.');
    },
  },
  {
    id: 'dial-repeat',
    title: 'The same commandId again, in another webhook, does not dial again',
    why: 'Somebody is called twice, and both calls cost money.',
    page,
    run: async (scene) => {
      mustDial(scene);
      const { call, data } = newDial(scene);
      const answers = [
        await scene.webhook('command.requested', call.callId, data),
        await scene.webhook('command.requested', call.callId, data),
      ];
      must(answers.every(isTaken), 'One of the two webhooks was not taken.');
      await scene.quiet();
      await scene.quiet();
      scene.need('deeds');
      must(scene.deeds('dials').length === 1, `It was dialled ${scene.deeds('dials').length} times.`);
      must(scene.told('command.failed', call).length === 0, 'The repeat was told as failed, which ends the call.');
    },
  },
  {
    id: 'dial-overtaken',
    title: 'A hangup that overtakes its dial: it is not dialled any more',
    why: 'The agent has given it up; nobody would speak when the other end answers.',
    page,
    mayComplain: /never offered|after the end|told twice|never given/,
    run: async (scene) => {
      mustDial(scene);
      const { call, data } = newDial(scene);
      const hangup = scene.command(call, 'hangup');
      await scene.webhook('command.requested', call.callId, hangup.data);
      await scene.webhook('command.requested', call.callId, data);
      await scene.quiet();
      await scene.quiet();
      const story = scene.story(call);
      const dials = story.includes('call.alerting') || story.includes('call.connected');
      must(!dials && scene.deeds('dials').length === 0, 'It was dialled, although the agent had given it up before.');
    },
  },
  {
    id: 'dial-given-up',
    title: 'A hangup while it rings at the other end ends the call, told once',
    why: 'Otherwise the other end answers and hears nobody.',
    page,
    run: async (scene) => {
      mustDial(scene);
      const { call, data } = newDial(scene);
      await scene.deliver('command.requested', call.callId, data);
      await until('it to be dialled', () => scene.story(call).length > 0, timings.commandLifeMs);
      await scene.commands(call, 'hangup');
      await scene.untilTold('call.disconnected', call);
      await scene.quiet();
      must(!scene.story(call).includes('call.connected'), 'A call that was given up was told as connected.');
    },
  },
  {
    id: 'dial-busy',
    title: 'Where the other end is busy, call.disconnected says so (busy)',
    why: 'The agent is shown these words.',
    page,
    run: async (scene) => {
      mustDial(scene);
      const isBusy = scene.need('dialledIsBusy');
      const { call, data } = newDial(scene);
      await isBusy(call.callId);
      await scene.deliver('command.requested', call.callId, data);
      const { event } = await scene.untilTold('call.disconnected', call, timings.commandLifeMs);
      const reason = event.type === 'call.disconnected' ? event.reason : '';
      must(reason === 'busy', `The reason is ${reason}.`);
    },
  },
  {
    id: 'dial-impossible',
    title:
      'What cannot be dialled (a format that is not offered, a hostile target) is told as command.failed, and not dialled',
    why: 'A target is foreign text: it must not become another command at the phone system.',
    page,
    run: async (scene) => {
      mustDial(scene);
      const targets = [
        ['web+softphone:x', 'web+softphone'],
        [`+1202555\r\nAction: Originate\r\nExten: 0147`, 'tel'],
        ['__proto__', 'tel'],
        ['${SYSTEM(reboot)}', 'tel'],
        ['+1202555&PJSIP/0147@x|y', 'tel'],
      ] as const;
      const offered = scene.need('dialFormats');
      for (const [target, format] of targets) {
        if (!offered.includes('tel') && format === 'tel') continue;
        const { call, data, commandId } = newDial(scene, target, format);
        const { status } = await scene.webhook('command.requested', call.callId, data);
        must(status !== undefined && status < 500, `A hostile target was answered ${status ?? 'with nothing'}.`);
        const isRefused = (): boolean =>
          scene.knownCall(call.callId, call.userId).commands.get(commandId)?.answer === 'failed';
        // What is no target at all may be unreadable: then nothing is done with it.
        if (format !== 'tel')
          await until(() => `command.failed (${scene.seen(call.callId)})`, isRefused, timings.commandLifeMs);
      }
      await scene.quiet();
      const dialled = scene.deeds('dials').map(({ text = '' }) => text);
      must(
        dialled.every((text) => !/[\r\n&|${}]/.test(text)),
        'A hostile target reached the phone system as it was.',
      );
      must((await newCallWorks(scene)) === 'call.offered', 'The next call was not offered.');
    },
  },
];

async function newCallWorks(scene: Scene): Promise<string> {
  const call = await scene.rings();
  mustBe(scene.story(call), ['call.offered'], 'What was told of the next call');
  return 'call.offered';
}
