import { calledBy, toColleagues } from '../../../simulator/telephony/colleagues';

const colleagues = toColleagues([{ name: 'Ada Lovett', userName: 'ada@example.com', oid: 'a1' }]);

it('who is asked by a number of the directory has the name that stands there, and anybody else the number alone', () => {
  expect(['201', '+442079460142', '+12025550199'].map((number) => calledBy(colleagues, number))).toEqual([
    { number: '201', displayName: 'Ada Lovett' },
    { number: '+442079460142', displayName: 'Night desk' },
    { number: '+12025550199' },
  ]);
});
