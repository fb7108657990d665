import type { Check } from '../check';
import { Failed } from '../base/verdicts';
import { must } from '../base/expect';
import { timings } from '../base/timings';
import { isTaken, type OfferedCall, type Scene } from '../scene';
import { webhookBody, type WebhookOddity } from '../stage/sendWebhook';

const page = 'docs/connect-telephony.md#verify-each-webhook';

/** A command that must have no effect, because the webhook that brings it is not to be believed. */
async function mustRefuse(scene: Scene, what: string, odd: WebhookOddity): Promise<void> {
  const call = await scene.talks();
  const { data, commandId } = scene.command(call, 'hangup');
  const answer = await scene.webhook('command.requested', call.callId, data, odd);
  await scene.quiet();
  const isRefused = answer.status !== undefined && answer.status >= 400 && answer.status < 500;
  must(isRefused, `${what} was answered ${answer.status ?? 'with nothing'}; it must be refused by 401.`);
  mustBeUntouched(scene, call, commandId, what);
}

function mustBeUntouched(scene: Scene, call: OfferedCall, commandId: string, what: string): void {
  const isDone =
    scene.story(call).includes('call.disconnected') || scene.deeds('hangs-up', call.arriving.key).length > 0;
  const isAnswered = scene.knownCall(call.callId, call.userId).commands.get(commandId)?.answer !== undefined;
  must(!isDone && !isAnswered, `${what} was carried out: anybody who reaches this address can end calls.`);
}

export const webhookChecks: readonly Check[] = [
  {
    id: 'webhook-unsigned',
    title: 'A webhook without the three headers is refused and not carried out',
    why: 'The address is public: without the signature anybody could end calls or dial.',
    page,
    run: (scene) => mustRefuse(scene, 'A webhook without a signature', { headers: {} }),
  },
  {
    id: 'webhook-wrong-signature',
    title: 'A webhook with a wrong signature is refused and not carried out',
    why: 'The address is public: without the signature anybody could end calls or dial.',
    page,
    run: (scene) => mustRefuse(scene, 'A webhook with a wrong signature', { wrongSecret: true }),
  },
  {
    id: 'webhook-old',
    title: 'A webhook whose time is more than five minutes away is refused, earlier and later',
    why: 'Who has seen an old one could send it again.',
    page,
    run: async (scene) => {
      const away = timings.webhookToleranceMs + 60_000;
      await mustRefuse(scene, 'A webhook of six minutes ago', { atMs: Date.now() - away });
      await mustRefuse(scene, 'A webhook six minutes ahead', { atMs: Date.now() + away });
    },
  },
  {
    id: 'webhook-two-signatures',
    title: 'A webhook with two signatures is taken when one of them fits',
    why: 'While the secret is changed the adaptor signs with both; a receiver that looks at the first only loses calls.',
    page,
    run: async (scene) => {
      const call = await scene.talks();
      const { data } = scene.command(call, 'hangup');
      const answer = await scene.webhook('command.requested', call.callId, data, { twoSignatures: true });
      must(isTaken(answer), `It was answered ${answer.status ?? 'with nothing'}.`);
      await scene.untilTold('call.disconnected', call);
    },
  },
  {
    id: 'webhook-repeat',
    title: 'The same webhook again (same webhook-id) is answered 2xx and does the thing once',
    why: 'The adaptor repeats what was not confirmed. Digits pressed twice are another number.',
    page,
    run: async (scene) => {
      const call = await scene.talks();
      scene.declares(call, 'send-digits');
      const { data } = scene.command(call, 'send-digits', { digits: '9081726354' });
      const first = await scene.webhook('command.requested', call.callId, data);
      const second = await scene.webhook('command.requested', call.callId, data, {
        id: first.id,
        atMs: Date.now() + 1000,
      });
      must(
        isTaken(first) && isTaken(second),
        `They were answered ${first.status} and ${second.status}; both must be 2xx.`,
      );
      await scene.untilTold('command.succeeded', call);
      await scene.quiet();
      must(scene.told('command.succeeded', call).length === 1, 'The command was told as done twice.');
      if (scene.driver.deeds !== undefined) {
        const pressed = scene
          .deeds('presses', call.arriving.key)
          .map(({ text = '' }) => text)
          .join('');
        must(pressed.length <= 10, `Ten keys were asked for once, and ${pressed.length} were pressed.`);
      }
    },
  },
  {
    id: 'webhook-fast',
    title: 'A webhook is answered within five seconds, also while the adaptor is slow to answer',
    why: 'The adaptor waits for five seconds, then sends it again: a command arrives when it is too late.',
    page,
    run: async (scene) => {
      const call = await scene.talks();
      scene.stage.disturbances.plan(() => true, 3, { how: 'slow', delayMs: 6_000 });
      const { data } = scene.command(call, 'hangup');
      const { status, tookMs } = await scene.webhook('command.requested', call.callId, data);
      if (status === undefined) throw new Failed(`It was not answered within ${timings.webhookAnswerMs / 1000} s.`);
      must(tookMs < timings.webhookAnswerMs, `It took ${Math.round(tookMs)} ms.`);
      await scene.untilTold('call.disconnected', call, timings.againMs);
    },
  },
  {
    id: 'webhook-of-tomorrow',
    title: 'A webhook of a type, or with fields, that a newer adaptor may send is answered 2xx and harms nothing',
    why: 'Refused, it comes again for a day.',
    page,
    run: async (scene) => {
      const call = await scene.talks();
      const data = { callId: call.callId, userId: call.userId, more: { deep: [1, 2, 3] } };
      const answers = [
        await scene.webhook('call.of-tomorrow', call.callId, data),
        await scene.webhook('ring.reported', call.callId, {
          ...data,
          outcome: 'of-tomorrow',
          final: false,
          state: 'connected',
        }),
      ];
      must(
        answers.every(isTaken),
        `They were answered ${answers.map(({ status }) => status ?? 'with nothing').join(' and ')}.`,
      );
      await scene.commands(call, 'hangup');
      await scene.untilTold('call.disconnected', call);
    },
  },
  {
    id: 'webhook-rubbish',
    title: 'What is no webhook (no JSON, half a megabyte, GET) is refused, and the next call works',
    why: 'The address is public: rubbish must not stop the service.',
    page,
    run: async (scene) => {
      const answers = [
        await scene.rawWebhook(() => 'no JSON {'),
        await scene.rawWebhook(() => ''),
        await scene.rawWebhook((id) => webhookBody(id, 'command.requested', 'x', { filler: 'x'.repeat(524_288) })),
        await scene.rawWebhook(() => '', { method: 'GET' }),
        await scene.rawWebhook(() => '[]', {
          headers: { 'webhook-id': 'x'.repeat(4_000), 'webhook-timestamp': 'NaN' },
        }),
      ];
      const badly = answers.findIndex(({ status }) => status !== undefined && status >= 500);
      must(badly < 0, `Number ${badly + 1} of five was answered ${answers[badly]?.status}: that asks for a repeat.`);
      const unanswered = answers.findIndex((answer) => isTaken(answer));
      // The large one may be an event that is not understood, which is answered by 2xx.
      must(unanswered < 0 || unanswered === 2, `Number ${unanswered + 1} of five was answered 2xx.`);
      const call = await scene.talks();
      await scene.commands(call, 'hangup');
      await scene.untilTold('call.disconnected', call);
    },
  },
];
