import { factWords } from '../../../CifSoftphone/words/factWords';

it('facts break between each other: not within one, and never before a dot', () => {
  expect(factWords(['Contact', 'Open cases: 2', '9:00 AM'])).toBe(
    'Contact\u00a0· Open\u00a0cases:\u00a02\u00a0· 9:00\u00a0AM',
  );
});

it('a fact that is longer than a line still has lines of its own', () => {
  const long = 'Somebody else has been put on hold by the telephone system';
  expect(factWords([long])).toBe(long);
});
