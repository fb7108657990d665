import { eventually } from './harness/eventually';
import { ending, people } from './harness/people';
import { useSimulator } from './harness/useSimulator';
import { button, callerHeard, calls, during, stateOf, useVoice, audible } from './harness/voiceDesk';

const scenario = useSimulator();
const { browserOfVoice, agentWithVoice, callerIn } = useVoice(scenario);
const echoes = () => scenario.simulator.telephony.sip.echoes();

test('the check calls the echo: the sound that was sent comes back, how long it took is said, and nobody is told of it', async () => {
  const rows = () => scenario.simulator.dynamics.rows('phonecalls').length;
  const desk = await agentWithVoice();
  const before = rows();
  const voice = desk.panel.getByTestId('voice');
  await voice.locator('summary').click();
  await voice.getByRole('button', { name: 'Check now' }).click();
  await voice.getByText('Echo call: under way; you hear yourself').waitFor();
  await eventually(echoes, 1);
  const result = voice.getByText(/^Echo call: works \(\d+ ms\)$/);
  await result.waitFor();
  const tookMs = Number(/\d+/.exec(await result.innerText())?.[0]);
  // On one machine: two waits of the browser's own, and no network.
  expect(tookMs).toBeGreaterThan(20);
  expect(tookMs).toBeLessThan(700);
  await eventually(echoes, 0);
  expect(await desk.panel.getByTestId('call-card').count()).toBe(0);
  expect(rows()).toBe(before);
});

test('an echo that answers and sends nothing but silence is found out', async () => {
  const context = await browserOfVoice();
  // What the telephony system sends back is as quiet as a line on which nobody is.
  await context.addInitScript(() => {
    const add = RTCPeerConnection.prototype.addTrack;
    RTCPeerConnection.prototype.addTrack = function (track: MediaStreamTrack, ...streams: MediaStream[]) {
      track.enabled = false;
      return add.call(this, track, ...streams);
    };
  });
  const desk = await agentWithVoice(context);
  const voice = desk.panel.getByTestId('voice');
  await voice.locator('summary').click();
  await voice.getByRole('button', { name: 'Check now' }).click();
  await voice.getByText('Echo call: answered, but your sound did not come back').waitFor();
  await eventually(echoes, 0);
});

test('a ring during the check ends the echo at once, and is answered as ever', async () => {
  const context = await browserOfVoice();
  const desk = await agentWithVoice(context);
  const caller = await callerIn(context);
  await desk.page.bringToFront();
  const voice = desk.panel.getByTestId('voice');
  await voice.locator('summary').click();
  await voice.getByRole('button', { name: 'Check now' }).click();
  await voice.getByText('Echo call: under way').waitFor();
  await calls(caller);
  await voice.getByText('Echo call: left out, because a call is there').waitFor();
  await eventually(echoes, 0);
  await desk.card(desk.panel, ending(people.maria.number)).getByRole('button', { name: 'Accept' }).click();
  await eventually(() => stateOf(caller), 'Talking.');
  expect((await during(() => callerHeard(caller))).energy).toBeGreaterThan(audible);
  await button(desk, 'End call').click();
  await desk.wrapUp(desk.panel);
});

test('the microphone can be tried without a call: its level is seen, and it is closed when nobody looks', async () => {
  const desk = await agentWithVoice();
  const voice = desk.panel.getByTestId('voice');
  await voice.locator('summary').click();
  await voice.getByRole('button', { name: 'Try microphone' }).click();
  await voice.getByText('Your microphone is on.').waitFor();
  const levels = voice.getByTestId('voice-levels');
  await levels.getByText('heard', { exact: true }).waitFor();
  expect(await levels.getByRole('status').filter({ visible: true }).count()).toBe(1);
  await voice.getByRole('button', { name: 'Switch microphone off' }).click();
  await levels.waitFor({ state: 'hidden' });
  await voice.getByRole('button', { name: 'Try microphone' }).click();
  await voice.getByText('Your microphone is on.').waitFor();
  await voice.locator('summary').click();
  await voice.locator('summary').click();
  await voice.getByRole('button', { name: 'Try microphone' }).waitFor();
});
