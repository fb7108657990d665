import type { Page } from 'playwright-core';
import { eventually } from './harness/eventually';
import { ending, people } from './harness/people';
import { useSimulator } from './harness/useSimulator';
import {
  audible,
  button,
  callerHeard,
  calls,
  during,
  panelFrame,
  stateOf,
  talking,
  useVoice,
} from './harness/voiceDesk';

declare global {
  interface Window {
    /** The headset of this browser: what it was told to show, and a press of its keys. */
    headset: { readonly sent: number[]; says(bits: number): void };
  }
}

const scenario = useSimulator();
const { browserOfVoice, agentWithVoice, callerIn } = useVoice(scenario);

/** A browser with a headset that it has not been allowed yet, as WebHID shows one. */
async function browserWithHeadset() {
  const context = await browserOfVoice();
  await context.addInitScript(() => {
    const one = { reportSize: 1, isAbsolute: true, hasPreferredState: false };
    const device = Object.assign(new EventTarget(), {
      opened: false,
      productName: 'Office Headset 45',
      collections: [
        {
          usagePage: 0x0b,
          inputReports: [
            {
              reportId: 2,
              items: [
                { ...one, usages: [0x0b0020], reportCount: 1 },
                { ...one, usages: [0x0b002f], reportCount: 1, isAbsolute: false },
              ],
            },
          ],
          outputReports: [{ reportId: 2, items: [{ ...one, usages: [0x080017, 0x080018, 0x080009], reportCount: 3 }] }],
        },
      ],
      open: () => Promise.resolve(),
      close: () => Promise.resolve(),
      sendReport: (_id: number, [bits]: Uint8Array) => Promise.resolve(void window.headset.sent.push(bits ?? 0)),
    });
    window.headset = {
      sent: [],
      says: (bits) => {
        const data = new DataView(Uint8Array.of(bits).buffer);
        device.dispatchEvent(Object.assign(new Event('inputreport'), { reportId: 2, data }));
      },
    };
    const allowed = 'test-headset-allowed';
    const hid = Object.assign(new EventTarget(), {
      getDevices: () => Promise.resolve(localStorage.getItem(allowed) === null ? [] : [device]),
      requestDevice: () => {
        if (!navigator.userActivation.isActive) return Promise.reject(new DOMException('', 'SecurityError'));
        localStorage.setItem(allowed, 'yes');
        return Promise.resolve([device]);
      },
    });
    Object.defineProperty(navigator, 'hid', { value: hid });
  });
  return context;
}
const [idle, hook, mute] = [0, 1, 2];
const [offHookLamp, ringLamp, muteLamp] = [1, 2, 4];

async function world() {
  const context = await browserWithHeadset();
  const desk = await agentWithVoice(context);
  const voice = desk.panel.getByTestId('voice');
  await voice.getByText('Sound of calls: ready').click();
  await voice.getByRole('button', { name: 'Use the keys of a headset' }).click();
  await voice.getByText('Headset keys: Office Headset 45').waitFor();
  const frame = panelFrame(desk);
  const says = (bits: number) => frame.evaluate((given) => window.headset.says(given), bits);
  const lamps = (expected: number) =>
    eventually(() => frame.evaluate(() => window.headset.sent[window.headset.sent.length - 1]), expected);
  /** A person does not press twice within a second. */
  const aMoment = () => new Promise((resolve) => setTimeout(resolve, 1_100));
  return { context, desk, says, lamps, aMoment };
}
const ringsAgain = (caller: Page) => calls(caller, people.thomas.number);

test('a headset that the agent allowed accepts, mutes and ends by its keys, and its lamps follow what is clicked', async () => {
  const { context, desk, says, lamps, aMoment } = await world();
  const caller = await callerIn(context);
  await desk.page.bringToFront();
  await calls(caller);
  await desk.card(desk.panel, ending(people.maria.number)).waitFor();
  await lamps(ringLamp);
  await says(hook);
  await eventually(() => stateOf(caller), 'Talking.');
  await lamps(offHookLamp);
  // The lamp is on while it is answered, and the caller hears it before the softphone is told.
  await button(desk, 'Mute').waitFor();

  await says(hook | mute);
  await says(hook | mute);
  await says(hook);
  await button(desk, 'Unmute').waitFor();
  await lamps(offHookLamp | muteLamp);
  expect((await during(() => callerHeard(caller))).energy).toBeLessThan(audible / 100);
  await button(desk, 'Unmute').click();
  await lamps(offHookLamp);
  expect((await during(() => callerHeard(caller))).energy).toBeGreaterThan(audible);

  await aMoment();
  await says(idle);
  await eventually(async () => (await stateOf(caller)).startsWith('Over'), true);
  await desk.wrapUp(desk.panel);
  await lamps(0);
});

test('a second ring in mid-call is neither answered nor does it cost the first call: the hook waits for the screen', async () => {
  const { context, desk, says, lamps, aMoment } = await world();
  const [caller, other] = [await callerIn(context), await callerIn(context)];
  await talking(desk, caller);
  await says(hook);
  await lamps(offHookLamp);
  await ringsAgain(other);
  await desk.card(desk.panel, ending(people.thomas.number)).waitFor();
  await lamps(offHookLamp | ringLamp);
  await aMoment();
  await says(idle);
  await says(hook);
  await aMoment();
  expect(await stateOf(caller)).toBe('Talking.');
  await desk.card(desk.panel, ending(people.thomas.number)).getByRole('button', { name: 'Accept' }).waitFor();
  await other.evaluate(() => window.caller.hangUp());
});

test('a page that is reloaded has its headset by itself: the browser remembers that it was allowed', async () => {
  const { desk } = await world();
  await desk.page.reload();
  await desk.becomeConnected(desk.panel);
  const voice = desk.panel.getByTestId('voice');
  await voice.getByText('Sound of calls: ready').click();
  await voice.getByText('Headset keys: Office Headset 45').waitFor();
  expect(await voice.getByRole('button', { name: 'Use the keys of a headset' }).isVisible()).toBe(false);
});
