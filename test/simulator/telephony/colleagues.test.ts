import type { AgentReport } from '../../../protocol/messages/answers';
import { findInDirectory, toColleagues } from '../../../simulator/telephony/colleagues';

const agents = [
  { name: 'Ada Lovett', userName: 'ada@example.com', oid: 'a' },
  { name: 'Ben Okafor', userName: 'ben@example.com', oid: 'b' },
];
const colleagues = toColleagues(agents);
const stands = (words: Partial<AgentReport>) => () => ({ ready: true, activity: 'idle', ...words }) as AgentReport;
const names = (text: string, userId = 'a') =>
  findInDirectory(colleagues, () => undefined, { userId, text }).map(({ name }) => name);

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
  expect(findInDirectory(colleagues, stands(words), { userId: 'a', text: 'ben' })).toMatchObject([{ state }]);
});
