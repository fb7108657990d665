import type { Check } from '../check';
import { must } from '../base/expect';
import { maxMessageLength } from '../../../../protocol/limits';
import { timings } from '../base/timings';
import { until } from '../base/until';

/** What comes with a call is whatever a caller or a carrier wrote. */
const callers: readonly { readonly number: string; readonly name: string; readonly what: string }[] = [
  { number: '+12025550171', name: 'N'.repeat(10_000), what: 'a name of 10,000 characters' },
  { number: '1'.repeat(10_000), name: 'Vwxy Lmnop', what: 'a number of 10,000 characters' },
  { number: '__proto__', name: 'constructor', what: 'a number named __proto__' },
  { number: '+12025550172', name: 'a\u0000b\u0007c\u202ed\ud83d', what: 'control characters and half an emoji' },
  { number: '', name: '', what: 'no number and no name' },
  { number: 'sip:"x" <sip:a@example.com>;tag=1', name: '<script>alert(1)</script>', what: 'an address with markup' },
];

export const hostileChecks: readonly Check[] = [
  {
    id: 'hostile-caller',
    title: 'Callers with hostile numbers and names (10,000 characters, __proto__, control characters) ring like others',
    why: 'Everything that a caller sends is foreign. A ring that is refused for it is a call that is lost.',
    page: 'docs/connect-telephony.md#2-ring',
    run: async (scene) => {
      const [ada, ben] = scene.stage.world.agents;
      for (const [at, { what, ...caller }] of callers.entries()) {
        const userId = at % 2 === 0 ? ada : ben;
        const before = scene.told('call.offered').length;
        const arriving = await scene.arrives({ ...caller, userId });
        await until(
          () => `the offer of a call with ${what} (${scene.seen()})`,
          () => scene.told('call.offered').length > before,
          timings.promptMs,
        );
        const told = scene.told('call.offered').at(-1);
        must((told?.text.length ?? 0) <= maxMessageLength, `The message of a call with ${what} is too long.`);
        await scene.driver.callerHangsUp?.(arriving.key);
      }
      const refused = scene.stage.told.find(({ answered }) => answered === 400);
      must(refused === undefined, 'An offer was refused as malformed.');
      await scene.quiet();
      const before = scene.told('call.offered', { userId: scene.agent }).length;
      await scene.offered(await scene.arrives(), before);
    },
  },
  {
    id: 'hostile-webhook',
    title: 'Webhooks with hostile texts (10,000 characters, __proto__, line breaks) harm nothing',
    why: 'A target is what an agent typed. It must not become a second command at the phone system.',
    page: 'docs/telephony-commands.md#2-take-the-command',
    run: async (scene) => {
      const call = await scene.talks();
      const about = { callId: call.callId, userId: call.userId, expiresInMs: timings.commandLifeMs };
      const texts = [
        'x'.repeat(10_000),
        '__proto__',
        '1\r\nAction: Hangup\r\nChannel: /.*/\r\n\r\n',
        '\u0000',
        '${EXTEN}&x',
      ];
      for (const [at, text] of texts.entries()) {
        const commandId = `hostile-${at}`;
        const given = scene.knownCall(call.callId, call.userId).commands;
        for (const [name, data] of [
          ['blind-transfer', { target: text }],
          ['send-digits', { digits: text }],
        ] as const) {
          given.set(`${commandId}-${name}`, { command: name });
          const wish = { ...about, commandId: `${commandId}-${name}`, command: name, ...data };
          const { status } = await scene.webhook('command.requested', call.callId, wish);
          must(
            status !== undefined && status < 500,
            `A webhook with a hostile text was answered ${status ?? 'with nothing'}.`,
          );
        }
        const { status } = await scene.webhook('agent.changed', text.slice(0, 100), {
          userId: text,
          state: text,
          version: 1e9,
        });
        must(
          status !== undefined && status < 500,
          `A report about a hostile agent was answered ${status ?? 'with nothing'}.`,
        );
      }
      await scene.quiet();
      const story = scene.story(call);
      const wasTransferred = scene.knownCall(call.callId, call.userId).reason === 'transferred';
      // A phone system may know a target by any name; it must not have ended the call in another way.
      must(wasTransferred || !story.includes('call.disconnected'), 'A hostile text has ended the call.');
      const odd = scene.driver.deeds?.().find(({ text = '' }) => /[\r\n\0]/.test(text));
      must(odd === undefined, 'A line break reached the phone system within a text.');
      const before = scene.told('call.offered', { userId: scene.agent }).length;
      await scene.offered(await scene.arrives(), before);
    },
  },
];
