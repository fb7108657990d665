import type { AgentReport } from '../../../protocol/messages/answers';
import { findInDirectory, toColleagues } from '../../../simulator/telephony/colleagues';

const agents = [
  { name: 'Ada Lovett', userName: 'ada@example.com', oid: 'a' },
  { name: 'Ben Okafor', userName: 'ben@example.com', oid: 'b' },
];
const colleagues = toColleagues(agents);
const stands = (words: Partial<AgentReport>) => () => ({ ready: true, activity: 'idle', ...words }) as AgentReport;
const names = (text: string, userId = 'a') =>
  findInDirectory(
    colleagues,
    () => undefined,
    () => undefined,
    { userId, text },
  ).map(({ name }) => name);

test('a colleague is found by a part of the name, by the extension and by what he is; nobody finds himself', () => {
  expect(names('KAFOR')).toEqual(['Ben Okafor']);
  expect(names('202')).toEqual(['Ben Okafor', 'Billing', 'Repairs']);
  expect(names('agents ben')).toEqual(['Ben Okafor']);
  expect(names('ada')).toEqual([]);
  expect(names('ada', 'b')).toEqual(['Ada Lovett']);
  expect(names('bill')).toEqual(['Billing']);
  // Before anything is typed all are there.
  expect(names('')).toEqual(expect.arrayContaining(['Billing', 'Repairs', 'Night desk']));
});

test.each([
  [{}, 'ready'],
  [{ activity: 'call' }, 'busy'],
  [{ activity: 'wrap-up' }, 'busy'],
  [{ ready: false }, 'away'],
] as const)('a colleague who is %j is told as %s', (words, state) => {
  expect(findInDirectory(colleagues, stands(words), () => true, { userId: 'a', text: 'ben' })).toMatchObject([
    { state },
  ]);
});

test.each([
  ['has no softphone open, whatever was said before', false, [{ state: 'signed-out' }]],
  ['is there', true, [{ state: 'ready' }]],
  ['may be there or not', undefined, [{ state: 'ready' }]],
] as const)('a colleague of whom the adaptor says that he %s', (_what, isThere, told) => {
  const found = findInDirectory(colleagues, stands({}), () => isThere, { userId: 'a', text: 'ben' });
  expect(found).toMatchObject(told);
});

test('a colleague of whom nobody has said anything is not told as signed out', () => {
  const nobody = () => undefined;
  expect(findInDirectory(colleagues, nobody, nobody, { userId: 'a', text: 'ben' })[0]).not.toHaveProperty('state');
});
