import { useSimulator } from './harness/useSimulator';
import { button, talking, useVoice } from './harness/voiceDesk';

const scenario = useSimulator();
const { browserOfVoice, agentWithVoice, callerIn } = useVoice(scenario);

test('the agent sees in a call whether microphone and caller give sound, in bars and in words', async () => {
  const context = await browserOfVoice();
  const desk = await agentWithVoice(context);
  const caller = await callerIn(context);
  await talking(desk, caller);
  const voice = desk.panel.getByTestId('voice');
  await voice.locator('summary').click();
  const levels = voice.getByTestId('voice-levels');
  const [microphone, heard] = [levels.locator('p').nth(0), levels.locator('p').nth(1)];
  await microphone.getByText('heard', { exact: true }).waitFor();
  await heard.getByText('heard', { exact: true }).waitFor();
  expect(await levels.locator('meter').count()).toBe(2);
  await button(desk, 'Mute').click();
  await microphone.getByText('silent', { exact: true }).waitFor();
  await heard.getByText('heard', { exact: true }).waitFor();
  await button(desk, 'End call').click();
  await levels.waitFor({ state: 'hidden' });
});
