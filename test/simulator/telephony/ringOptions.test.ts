import { readRingOptions } from '../../../simulator/telephony/ringOptions';

test('the options of npm run ring are read, with a space or an equals sign', () => {
  expect(readRingOptions(['--from', '+12025550123', '--to=ben', '--comments', 'Two words'])).toEqual({
    from: '+12025550123',
    to: 'ben',
    comments: 'Two words',
    kind: 'event',
    recording: 'off',
  });
});

test('a ring is a whole call unless the plain text is asked for', () => {
  expect(readRingOptions(['--from', '1', '--plain']).kind).toBe('seed');
});

test('what the telephony system says of the recording is passed on as it was given', () => {
  expect(readRingOptions(['--from', '1', '--recording', 'on'])).toEqual({ from: '1', recording: 'on', kind: 'event' });
});

test('a ring without a word about its recording says that it is not recorded, and the plain text says nothing of it', () => {
  expect(readRingOptions(['--from', '1']).recording).toBe('off');
  expect(readRingOptions(['--from', '1', '--plain']).recording).toBeUndefined();
});

test('what a telephony system can say besides who calls is read as it was given, menu choices in their order', () => {
  const menu = ['--menu', 'Language=English', '--menu', 'Number=4=2'];
  const about = [
    '--queue',
    'Billing',
    '--waited',
    '125',
    '--campaign',
    'Autumn',
    '--reference',
    'A-1',
    '--record',
    'incident:x',
    '--after',
    'c1',
  ];
  expect(readRingOptions(['--from', '1', ...about, ...menu])).toEqual({
    ...{
      from: '1',
      kind: 'event',
      recording: 'off',
      queue: 'Billing',
      waitedMs: 125_000,
      campaign: 'Autumn',
      reference: 'A-1',
      relatedCallId: 'c1',
    },
    record: { table: 'incident', id: 'x' },
    menu: [
      { label: 'Language', value: 'English' },
      { label: 'Number', value: '4=2' },
    ],
  });
  expect(() => readRingOptions(['--from', '1', '--waited', 'long'])).toThrow('seconds');
  expect(() => readRingOptions(['--from', '1', '--menu', 'Language'])).toThrow('label=value');
});

test('--help is asked for without a caller', () => {
  expect(readRingOptions(['--help']).help).toBe(true);
});

test.each([
  [[], 'Who is calling'],
  [['--from'], '--from needs a value'],
  [['--form', '+1'], 'is not an option'],
  [['12025550123'], 'is not an option'],
])('%j is refused with the usage', (args, message) => {
  expect(() => readRingOptions(args)).toThrow(message);
  expect(() => readRingOptions(args)).toThrow('Usage: npm run ring');
});
