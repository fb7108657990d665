import type { Check } from '../check';
import type { CallCommandName } from '../../../../protocol/callCommand';
import { must } from '../base/expect';
import { timings } from '../base/timings';
import { until } from '../base/until';
import type { Deed } from '../drive/driver';
import type { OfferedCall, Parts, Scene } from '../scene';

const page = 'docs/telephony-commands.md';

/** Waits for the event that completes a command: the call's own, or the command's. */
async function isCompleted(
  scene: Scene,
  call: OfferedCall,
  commandId: string,
  types: readonly string[],
): Promise<void> {
  await until(
    () => `${types.join(' or ')} (${scene.seen(call.callId)})`,
    () => types.some((type) => isOf(scene, call, commandId, type)),
    timings.commandLifeMs,
  );
}

const isOf = (scene: Scene, call: OfferedCall, commandId: string, type: string): boolean =>
  scene.told(type, call).some(({ event }) => !('commandId' in event) || event.commandId === commandId);

async function mustBeRefused(scene: Scene, call: OfferedCall, commandId: string): Promise<void> {
  await isCompleted(scene, call, commandId, ['command.failed']);
  await scene.quiet();
}

/** Does one command: its effect at the phone system and its event, each once. */
async function does(
  scene: Scene,
  call: OfferedCall,
  command: CallCommandName,
  deed: Deed['what'],
  type: string,
  parts: Parts = {},
) {
  scene.declares(call, command);
  const before = { told: scene.told(type, call).length, deeds: scene.deeds(deed, call.arriving.key).length };
  const commandId = await scene.commands(call, command, parts);
  await isCompleted(scene, call, commandId, [type, 'command.succeeded']);
  await scene.quiet();
  must(scene.told(type, call).length - before.told <= 1, `${type} was told more than once for one ${command}.`);
  must(!isOf(scene, call, commandId, 'command.failed'), `${command} was told as done and as failed.`);
  if (scene.driver.deeds === undefined) return;
  await until(
    `the phone system to do it (${deed})`,
    () => scene.deeds(deed, call.arriving.key).length > before.deeds,
    timings.promptMs,
  );
}

const simple = (command: CallCommandName, deed: Deed['what'], type: string, parts: Parts = {}): Check => ({
  id: `command-${command}`,
  title: `${command} has its effect at the phone system, and ${type} completes it once`,
  why: 'The softphone waits eight seconds for the event; without it the agent is told that it failed.',
  page,
  run: async (scene) => does(scene, await scene.talks(), command, deed, type, parts),
});

/** A ring that is sent on is over for this agent, who has not missed it. */
const sendsOn = (command: 'deflect' | 'to-voicemail', target?: string): Check => ({
  id: `ring-${command}`,
  title: `${command} sends a ring on while it rings, and it ends for this agent as transferred or diverted`,
  why: 'Told as anything else it would stand in the history as a missed call of an agent who has dealt with it.',
  page: 'docs/telephony-commands.md#6-let-the-agent-send-a-ring-on',
  run: async (scene) => {
    const call = await scene.rings();
    scene.declares(call, command);
    const commandId = await scene.commands(call, command, target === undefined ? {} : { target });
    await isCompleted(scene, call, commandId, ['call.disconnected', 'command.succeeded']);
    await scene.quiet();
    const { reason = 'transferred' } = scene.knownCall(call.callId, call.userId);
    must(
      reason === 'transferred' || reason === 'answered-elsewhere',
      `The ring ended as ${reason}; the history needs transferred.`,
    );
    must(scene.told('call.disconnected', call).length <= 1, 'The end of the ring was told more than once.');
    if (scene.driver.deeds === undefined) return;
    const { text } = await scene.untilDone('transfers', call.arriving.key);
    if (target === undefined) return;
    must(text === undefined || text.replace(/\D/g, '').endsWith('2025550142'), 'It was sent to another target.');
  },
});

/** The caller has read it when it is told: an agent does not promise a second time, nor forget what was promised. */
const replies: Check = {
  id: 'ring-reply-text',
  title: 'reply-text: the caller gets the text, then command.succeeded says so, and the ring is over for this agent',
  why: 'That a text went out is said by command.succeeded alone; an end that is told before makes the agent’s activity say that the call was only rejected.',
  page: 'docs/telephony-commands.md#let-the-agent-answer-with-a-text',
  run: async (scene) => {
    const call = await scene.rings();
    scene.declares(call, 'reply-text');
    const text = call.offer.reply?.texts[0] ?? 'I will call you back within the hour.';
    const commandId = await scene.commands(call, 'reply-text', { text });
    await isCompleted(scene, call, commandId, ['command.succeeded']);
    await scene.quiet();
    const story = scene.story(call);
    const endAt = story.indexOf('call.disconnected');
    must(
      endAt < 0 || endAt > story.indexOf('command.succeeded'),
      'The end was told before it was said that the text is sent.',
    );
    must(!story.includes('call.connected'), 'A caller who got a text was told as connected.');
    if (scene.driver.deeds === undefined) return;
    const deed = await scene.untilDone('replies', call.arriving.key);
    must(deed.text === undefined || deed.text === text, 'The caller got another text.');
  },
};

export const commandChecks: readonly Check[] = [
  simple('hangup', 'hangs-up', 'call.disconnected'),
  {
    ...simple('retrieve', 'retrieves', 'call.retrieved'),
    id: 'command-hold',
    title:
      'hold and retrieve have their effect at the phone system; call.held and call.retrieved complete them, once each',
    run: async (scene) => {
      const call = await scene.talks();
      await does(scene, call, 'hold', 'holds', 'call.held');
      await does(scene, call, 'retrieve', 'retrieves', 'call.retrieved');
    },
  },
  {
    ...simple('mute', 'mutes', 'call.muted'),
    title: 'mute and unmute have their effect at the phone system and their event, once each',
    run: async (scene) => {
      const call = await scene.talks();
      await does(scene, call, 'mute', 'mutes', 'call.muted');
      await does(scene, call, 'unmute', 'unmutes', 'call.unmuted');
    },
  },
  {
    ...simple('record-start', 'records', 'call.record-started'),
    title: 'record-start and record-stop have their effect at the phone system and their event, once each',
    run: async (scene) => {
      const call = await scene.talks();
      await does(scene, call, 'record-start', 'records', 'call.record-started');
      await does(scene, call, 'record-stop', 'stops-recording', 'call.record-stopped');
    },
  },
  {
    ...simple('record-pause', 'pauses-recording', 'call.record-paused'),
    title: 'record-pause and record-resume have their effect at the phone system and their event, once each',
    why: 'Agents let a card number be said as soon as the softphone shows the pause.',
    run: async (scene) => {
      const call = await scene.talks();
      scene.declares(call, 'record-pause');
      if (call.capabilities.includes('record'))
        await does(scene, call, 'record-start', 'records', 'call.record-started');
      await does(scene, call, 'record-pause', 'pauses-recording', 'call.record-paused');
      await does(scene, call, 'record-resume', 'resumes-recording', 'call.record-resumed');
    },
  },
  {
    ...simple('send-digits', 'presses', 'command.succeeded', { digits: '90817#*2' }),
    title: 'send-digits presses exactly these keys in this order, and command.succeeded completes it once',
    run: async (scene) => {
      const digits = '90817#*2';
      const call = await scene.talks();
      await does(scene, call, 'send-digits', 'presses', 'command.succeeded', { digits });
      if (scene.driver.deeds === undefined) return;
      const pressed = scene
        .deeds('presses', call.arriving.key)
        .map(({ text = '' }) => text)
        .join('');
      must(pressed === digits, 'Other keys were pressed than those that were asked for, or in another order.');
    },
  },
  {
    ...simple('blind-transfer', 'transfers', 'call.transferred'),
    title: 'blind-transfer sends the caller to the target, and the call ends for this agent as transferred',
    run: async (scene) => {
      const call = await scene.talks();
      scene.declares(call, 'blind-transfer');
      const target = '+12025550142';
      const commandId = await scene.commands(call, 'blind-transfer', { target });
      await isCompleted(scene, call, commandId, ['call.disconnected']);
      await scene.quiet();
      const { reason } = scene.knownCall(call.callId, call.userId);
      must(reason === 'transferred', `The call ended as ${reason ?? 'nothing'}; the history needs transferred.`);
      if (scene.driver.deeds === undefined) return;
      const { text } = await scene.untilDone('transfers', call.arriving.key);
      must(
        text === undefined || text.replace(/\D/g, '').endsWith('2025550142'),
        'It was transferred to another target.',
      );
    },
  },
  sendsOn('deflect', '+12025550142'),
  sendsOn('to-voicemail'),
  replies,
  {
    id: 'command-refused',
    title: 'What the phone system refuses is told as command.failed, and the call stays as it was',
    why: 'The agent must hear no at once, not after eight seconds of silence.',
    page,
    run: async (scene) => {
      const refuse = scene.need('refuseNextCommand');
      const call = await scene.talks();
      scene.declares(call, 'send-digits');
      refuse();
      await mustBeRefused(scene, call, await scene.commands(call, 'send-digits', { digits: '90817' }));
      must(!scene.story(call).includes('call.disconnected'), 'The call was ended, though only a command was refused.');
    },
  },
  {
    id: 'command-impossible',
    title: 'A command for a call that the phone system no longer has is told as command.failed',
    why: 'The adaptor may be a moment behind; the agent must not wait for what cannot come.',
    page,
    mayComplain: /never offered|after the end/,
    run: async (scene) => {
      const call = { callId: 'conformance-unknown-call', userId: scene.agent };
      scene.stage.calls.dial(call.callId, call.userId);
      const commandId = await scene.commands(call, 'hangup');
      await until(
        () => `command.failed or call.disconnected (${scene.seen(call.callId)})`,
        () =>
          scene.knownCall(call.callId, call.userId).commands.get(commandId)?.answer === 'failed' ||
          scene.told('call.disconnected', call).length > 0,
        timings.commandLifeMs,
      );
    },
  },
  {
    id: 'command-late',
    title: 'A command that is older than expiresInMs is not carried out, and told as command.failed if at all',
    why: 'The agent was told that it failed and has done something else since: digits or a transfer now would be a surprise.',
    page,
    run: async (scene) => {
      const call = await scene.talks();
      const { data } = scene.command(call, 'hangup');
      await scene.webhook('command.requested', call.callId, data, { atMs: Date.now() - 3 * timings.commandLifeMs });
      await scene.quiet();
      const isDone = scene.story(call).includes('call.disconnected') || scene.deeds('hangs-up').length > 0;
      must(!isDone, 'It was carried out 16 s after its time.');
    },
  },
];
