/** @jest-environment jsdom */
import { headsetLine } from '../../../../CifSoftphone/ui/voice/headsetLine';
import { headsetPermission } from '../../../../CifSoftphone/voice/channel/headsetPermission';
import type { VoiceView } from '../../../../CifSoftphone/voice/channel/voiceView';

const view = { headset: undefined } as VoiceView;

/** A browser that answers the question in this way. */
function asks(answer: () => Promise<readonly unknown[]>) {
  Object.defineProperty(navigator, 'hid', { configurable: true, value: { requestDevice: answer } });
  const told: string[] = [];
  const ask = headsetPermission(
    () => told.push('allowed'),
    () => told.push('forbidden'),
  );
  return { told, ask };
}
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

it.each<[string, () => Promise<readonly unknown[]>, readonly string[]]>([
  ['chooses one', () => Promise.resolve([{}]), ['allowed']],
  ['chooses none', () => Promise.resolve([]), []],
  [
    'is not asked, because the frame may not',
    () => Promise.reject(new DOMException('no', 'SecurityError')),
    ['forbidden'],
  ],
])('an agent who %s', async (_what, answer, heard) => {
  const { told, ask } = asks(answer);
  ask?.();
  await settle();
  expect(told).toEqual(heard);
});

it('a frame that may not ask for a headset says so in words, and what the admin must do', () => {
  const line = headsetLine(() => undefined);
  line.draw(view, (key) => key);
  expect(line.element.textContent).not.toContain('Forbidden');
  line.forbidden();
  line.draw(view, (key) => key);
  expect(line.element.querySelector('[role=status]')?.textContent).toBe('Voice_Headset_Forbidden');
  line.draw({ ...view, headset: { name: 'A headset', usable: true } }, (key) => key);
  expect(line.element.textContent).toContain('A headset');
});
