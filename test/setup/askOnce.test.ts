import { PassThrough } from 'node:stream';
import { askOnce } from '../../setup/askOnce';

test.each([
  ['y\n', true],
  [' Yes \n', true],
  ['\n', false],
  ['yesterday\n', false],
  // The input ends without an answer: the process would end with "everything is right".
  ['', false],
])('%j is %s', async (typed, isYes) => {
  const input = new PassThrough();
  const asked = askOnce('Do this now?', input, new PassThrough());
  input.end(typed);
  expect(await asked).toBe(isYes);
});
