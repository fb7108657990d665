import { readMessageBehaviour } from '../../../simulator/telephony/messages/messageBehaviour';
import { readMessageOptions } from '../../../simulator/telephony/messages/messageOptions';

test('the options of npm run message are read, with a space or an equals sign', () => {
  const args = ['--channel', 'sms', '--from', '+12025550123', '--text=Two words', '--to', 'ben'];
  expect(readMessageOptions(args)).toEqual({ channel: 'sms', from: '+12025550123', text: 'Two words', to: 'ben' });
  expect(readMessageOptions(['--from', 'Ann', '--text', 'x'])).toEqual({ channel: 'chat', from: 'Ann', text: 'x' });
});

test.each([
  [['--text', 'x'], 'Who writes?'],
  [['--from', 'Ann'], 'What is written?'],
  [['--from'], '--from needs a value'],
  [['--colour', 'red'], 'is not an option'],
])('%j is told what is wrong', (args, words) => {
  expect(() => readMessageOptions(args)).toThrow(words);
});

test('what becomes of messages is chosen by known words', () => {
  expect(readMessageBehaviour({ outcome: 'fails' })).toMatchObject({ outcome: 'fails', repeats: false });
  for (const wrong of [{ outcome: 'flies' }, { delayMs: -1 }, { repeats: 'yes' }, 7]) {
    expect(readMessageBehaviour(wrong)).toBeUndefined();
  }
});
