import { eventually } from './harness/eventually';
import { useSimulator } from './harness/useSimulator';
import {
  agentHeard,
  audible,
  button,
  callerHeard,
  during,
  panelFrame,
  stateOf,
  talking,
  useVoice,
} from './harness/voiceDesk';

declare global {
  interface Window {
    /** Connections of SIP that the page has opened. */
    sipSockets: WebSocket[];
  }
}

const scenario = useSimulator();
const { browserOfVoice, agentWithVoice, callerIn } = useVoice(scenario);

test('a network that went in mid-call and took its connection along without a word: the call has its sound again', async () => {
  const context = await browserOfVoice();
  await context.addInitScript(() => {
    window.sipSockets = [];
    const Native = window.WebSocket;
    window.WebSocket = class extends Native {
      constructor(...given: ConstructorParameters<typeof Native>) {
        super(...given);
        if (given[1] === 'sip') window.sipSockets.push(this);
      }
    };
  });
  const desk = await agentWithVoice(context);
  const caller = await callerIn(context);
  await talking(desk, caller);
  const frame = panelFrame(desk);
  // As with a cable that is pulled out: nothing is heard any more, and no end of it is told.
  await frame.evaluate(() => {
    for (const socket of window.sipSockets) {
      socket.onmessage = null;
      socket.send = () => undefined;
    }
    window.dispatchEvent(new Event('online'));
  });
  await eventually(() => frame.evaluate(() => window.sipSockets.length), 2, 15_000);
  await eventually(
    async () => (await stateOf(caller)) === 'Talking.' && (await during(() => callerHeard(caller))).energy > audible,
    true,
    15_000,
  );
  expect((await during(() => agentHeard(desk))).energy).toBeGreaterThan(audible);
  await button(desk, 'End call').click();
  await eventually(async () => (await stateOf(caller)).startsWith('Over'), true);
  await desk.wrapUp(desk.panel);
});

test('a network that is only said to be back: ICE begins anew over the connection that stands, and nobody hears a gap', async () => {
  const context = await browserOfVoice();
  const desk = await agentWithVoice(context);
  const caller = await callerIn(context);
  await talking(desk, caller);
  const frame = panelFrame(desk);
  const ice = () =>
    frame.evaluate(() => /a=ice-ufrag:(\S+)/.exec(window.connections[0]?.localDescription?.sdp ?? '')?.[1] ?? '');
  const before = await ice();
  await frame.evaluate(() => window.dispatchEvent(new Event('online')));
  await eventually(async () => (await ice()) === before, false);
  expect(await stateOf(caller)).toBe('Talking.');
  expect((await during(() => callerHeard(caller))).energy).toBeGreaterThan(audible);
  expect((await during(() => agentHeard(desk))).energy).toBeGreaterThan(audible);
  expect(await frame.evaluate(() => window.connections.length)).toBe(1);
  await button(desk, 'End call').click();
  await desk.wrapUp(desk.panel);
});
