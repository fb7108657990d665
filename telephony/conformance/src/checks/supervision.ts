import { randomUUID } from 'node:crypto';
import { superviseFormat } from '../../../../protocol/dialFormat';
import { must } from '../base/expect';
import { timings } from '../base/timings';
import { until } from '../base/until';
import type { Check } from '../check';
import { isTaken, type OfferedCall, type Scene } from '../scene';

const page = 'docs/telephony-commands.md#8-let-a-supervisor-listen';

interface SupervisorsCall {
  readonly callId: string;
  readonly userId: string;
}

/** Somebody asks to listen to a colleague. @returns the call that has begun for it, of which nothing may have been told yet */
async function asksToListen(scene: Scene, userId: string, colleague: string): Promise<SupervisorsCall> {
  const { targetOf } = scene.need('supervision');
  const call = { callId: randomUUID(), userId };
  const { data } = scene.command(call, 'dial', { target: targetOf(colleague), format: superviseFormat });
  const answer = await scene.webhook('command.requested', call.callId, data);
  must(isTaken(answer), 'The webhook was not taken.');
  return call;
}

/** The first agent talks, and the supervisor listens. */
async function listens(scene: Scene): Promise<{ readonly talk: OfferedCall; readonly own: SupervisorsCall }> {
  const { supervisor } = scene.need('supervision');
  const talk = await scene.talks();
  const own = await asksToListen(scene, supervisor, talk.userId);
  await scene.untilTold('call.connected', own, timings.commandLifeMs);
  return { talk, own };
}

async function isRefused(scene: Scene, call: SupervisorsCall): Promise<void> {
  await scene.untilTold('command.failed', call, timings.commandLifeMs);
  await scene.quiet();
  must(!scene.story(call).includes('call.connected'), 'It was told as refused, and as connected.');
  must(scene.deeds('listens').length === 0, 'Somebody listens all the same.');
}

export const supervisionChecks: readonly Check[] = [
  {
    id: 'supervise-listen',
    title: 'dial with the format supervise brings the supervisor into the call of the colleague, who goes on talking',
    why: 'The call of agent and caller is theirs: nothing of it changes because somebody listens.',
    page,
    run: async (scene) => {
      const { talk, own } = await listens(scene);
      await scene.quiet();
      const [event] = [...scene.told('call.connected', own), ...scene.told('call.alerting', own)].flatMap(
        ({ event: one }) => (one.type === 'call.connected' || one.type === 'call.alerting' ? [one] : []),
      );
      must((event?.supervision ?? 'listen') === 'listen', 'It does not begin with listening.');
      must(!scene.story(own).includes('call.offered'), 'The call of the supervisor was offered as another one.');
      must(
        scene.knownCall(talk.callId, talk.userId).state === 'connected',
        'The call of the colleague does not go on.',
      );
      if (scene.driver.deeds !== undefined) await scene.untilDone('listens', own.callId);
    },
  },
  {
    id: 'supervise-ways',
    title: 'whisper, barge and listen change who hears the supervisor, each told when it is so',
    why: 'The supervisor relies on the word on the card: what was meant for the colleague must not reach the caller.',
    page,
    run: async (scene) => {
      const { own } = await listens(scene);
      const events = { whisper: 'call.whispering', barge: 'call.barging', listen: 'call.listening' } as const;
      const deeds = { whisper: 'whispers', barge: 'barges', listen: 'listens' } as const;
      for (const way of ['whisper', 'barge', 'listen'] as const) {
        const before = scene.deeds('listens', own.callId).length;
        await scene.commands(own, way);
        await scene.untilTold(events[way], own, timings.commandLifeMs);
        if (scene.driver.deeds === undefined) continue;
        const least = way === 'listen' ? before : 0;
        await until(
          `the phone system to do it (${deeds[way]})`,
          () => (scene.deeds(deeds[way], own.callId).length > least ? true : undefined),
          timings.promptMs,
        );
      }
    },
  },
  {
    id: 'supervise-ends',
    title: 'When the call of the colleague ends, the call of the supervisor ends',
    why: 'The next caller must not be listened to because somebody forgot to hang up.',
    page,
    run: async (scene) => {
      const hangsUp = scene.need('callerHangsUp');
      const { talk, own } = await listens(scene);
      await hangsUp(talk.arriving.key);
      await scene.untilTold('call.disconnected', own);
    },
  },
  {
    id: 'supervise-leave',
    title: 'When the supervisor hangs up, the call of the colleague goes on',
    why: 'Nobody loses a caller because a supervisor has heard enough.',
    page,
    run: async (scene) => {
      const { talk, own } = await listens(scene);
      await scene.commands(own, 'hangup');
      await scene.untilTold('call.disconnected', own);
      await scene.quiet();
      must(scene.knownCall(talk.callId, talk.userId).state === 'connected', 'The call of the colleague ended with it.');
    },
  },
  {
    id: 'supervise-right',
    title: 'Who is no supervisor is refused, whatever the adaptor says',
    why: 'Nobody may listen to others because a softphone or an adaptor was deceived: the last word is at the telephony system.',
    page,
    run: async (scene) => {
      const { supervisor } = scene.need('supervision');
      await scene.talks({ userId: supervisor });
      await isRefused(scene, await asksToListen(scene, scene.agent, supervisor));
    },
  },
  {
    id: 'supervise-nobody',
    title: 'A colleague who talks with nobody cannot be listened to: command.failed',
    why: 'Otherwise the supervisor waits in silence, and hears the next call without having asked.',
    page,
    run: async (scene) => {
      const { supervisor } = scene.need('supervision');
      await isRefused(scene, await asksToListen(scene, supervisor, scene.agent));
    },
  },
];
