import type { ConferenceParty } from '../../../../protocol/conferenceParty';
import { must } from '../base/expect';
import { timings } from '../base/timings';
import { until } from '../base/until';
import { NotTried } from '../base/verdicts';
import type { Check } from '../check';
import type { OfferedCall, Scene } from '../scene';
import { consults } from './consultations';

const page = 'docs/telephony-commands.md#7-several-at-once';

const partiesOf = (scene: Scene, { callId, userId }: OfferedCall): readonly ConferenceParty[] =>
  scene.knownCall(callId, userId).parties ?? [];

/** The call's list of parties is told as `isSo` says. */
const untilParties = (
  scene: Scene,
  call: OfferedCall,
  what: string,
  isSo: (parties: readonly ConferenceParty[]) => boolean,
): Promise<unknown> =>
  until(
    () => `call.conferenced with ${what} (${scene.seen(call.callId)})`,
    () => (isSo(partiesOf(scene, call)) ? true : undefined),
    timings.commandLifeMs,
  );

/** A consultation whose two calls were merged. @returns the conference */
async function confers(scene: Scene): Promise<OfferedCall> {
  const { first, second } = await consults(scene);
  if (!first.capabilities.includes('conference')) {
    throw new NotTried('The connector does not declare conference for its calls.');
  }
  await scene.commands(second, 'merge');
  await untilParties(scene, first, 'the caller and who was asked', (parties) => parties.length === 2);
  await scene.untilTold('call.disconnected', second, timings.commandLifeMs);
  await scene.quiet();
  const { state, reason } = scene.knownCall(first.callId, first.userId);
  must(
    state === 'connected',
    `The first call, which is the conference, was told as ${state} (${reason ?? 'no reason'}).`,
  );
  const ended = scene.knownCall(second.callId, second.userId).reason;
  must(ended === 'normal', `The second call ended as ${ended ?? 'nothing'}: it is over, and nobody was transferred.`);
  return first;
}

const stateOf = (scene: Scene, { callId, userId }: OfferedCall) => scene.knownCall(callId, userId).state;
const other = (scene: Scene, call: OfferedCall): string => partiesOf(scene, call)[1]?.id ?? '';

export const conferenceChecks: readonly Check[] = [
  {
    id: 'conference-merge',
    title:
      'merge makes one conference of the two calls of a consultation: the first goes on with both, the second ends',
    why: 'The card of the caller is the one with the customer and the notes; the agent must see who listens.',
    page,
    run: async (scene) => void (await confers(scene)),
  },
  {
    id: 'conference-drop',
    title: 'drop-party puts one out of the conference, and the list says so',
    why: 'The agent says what that one must not hear as soon as the list is without them.',
    page,
    run: async (scene) => {
      const call = await confers(scene);
      const party = other(scene, call);
      await scene.commands(call, 'drop-party', { party });
      await untilParties(scene, call, 'one party less', (parties) => parties.length === 1);
      must(!partiesOf(scene, call).some(({ id }) => id === party), 'Another than who was named was put out.');
      must(scene.knownCall(call.callId, call.userId).state === 'connected', 'The call does not go on.');
    },
  },
  {
    id: 'conference-shrinks',
    title: 'A conference with one other left is a call like any other: it is held, taken back and transferred',
    why: 'Else the agent can neither leave that one nor give them to anybody.',
    page,
    run: async (scene) => {
      const call = await confers(scene);
      await scene.commands(call, 'drop-party', { party: other(scene, call) });
      await untilParties(scene, call, 'one other or none', (parties) => parties.length < 2);
      if (call.capabilities.includes('hold')) {
        await scene.commands(call, 'hold');
        await until(
          'the call to be told as held',
          () => stateOf(scene, call) === 'held' || undefined,
          timings.commandLifeMs,
        );
        await scene.commands(call, 'retrieve');
        await until(
          'the call to be taken back',
          () => stateOf(scene, call) === 'connected' || undefined,
          timings.commandLifeMs,
        );
      }
      if (!call.capabilities.includes('blindTransfer')) return;
      await scene.commands(call, 'blind-transfer', { target: '+12025550149' });
      await scene.untilTold('call.disconnected', call, timings.commandLifeMs);
      const { reason } = scene.knownCall(call.callId, call.userId);
      must(reason === 'transferred', `The call ended as ${reason ?? 'nothing'}; the history needs transferred.`);
    },
  },
  {
    id: 'conference-mute',
    title: 'mute-party and unmute-party silence one of the conference and let them be heard again',
    why: 'Each other party keeps being heard; the list is how the agent knows whom nobody hears.',
    page,
    run: async (scene) => {
      const call = await confers(scene);
      const party = other(scene, call);
      const mutedIds = (parties: readonly ConferenceParty[]): string =>
        parties.flatMap(({ id, muted }) => (muted === true ? [id] : [])).join();
      await scene.commands(call, 'mute-party', { party });
      await untilParties(scene, call, 'that party muted', (parties) => mutedIds(parties) === party);
      await scene.commands(call, 'unmute-party', { party });
      await untilParties(scene, call, 'nobody muted', (parties) => parties.length === 2 && mutedIds(parties) === '');
    },
  },
  {
    id: 'conference-leave',
    title: 'leave takes the agent out, and the call ends for the agent as transferred',
    why: 'The others go on without the agent: the history must not say that the call was over.',
    page,
    run: async (scene) => {
      const call = await confers(scene);
      await scene.commands(call, 'leave');
      await scene.untilTold('call.disconnected', call, timings.commandLifeMs);
      const { reason } = scene.knownCall(call.callId, call.userId);
      must(reason === 'transferred', `The call ended as ${reason ?? 'nothing'}; the history needs transferred.`);
    },
  },
  {
    id: 'conference-unknown-party',
    title: 'A party that is not in the conference is refused, and the conference stays as it is',
    why: 'The agent pressed it on a list that was older than the conference.',
    page,
    run: async (scene) => {
      const call = await confers(scene);
      const commandId = await scene.commands(call, 'drop-party', { party: 'nobody-here' });
      await until(
        () => `command.failed (${scene.seen(call.callId)})`,
        () => scene.knownCall(call.callId, call.userId).commands.get(commandId)?.answer,
        timings.commandLifeMs,
      );
      const { answer } = scene.knownCall(call.callId, call.userId).commands.get(commandId) ?? {};
      must(answer === 'failed', 'It was told as done.');
      must(partiesOf(scene, call).length === 2, 'The conference has changed.');
    },
  },
];
