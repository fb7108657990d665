import { compareVersions, numberOver, releaseOf } from '../../setup/engine/version';

test.each([
  ['1.0.0.0', '1.0.0'],
  ['1.1.1.10000', '1.0.0'],
  ['2.0.8.121399', '12.13.99'],
])('%s is release %s', (installed, release) => expect(releaseOf(installed)).toBe(release));

test.each([
  ['1.0.0.0', '1.1.0', '1.1.0.0'],
  ['1.1.0.0', '1.0.0', '1.1.1.10000'],
  ['1.1.1.10000', '1.1.1', '1.1.2.10101'],
  ['1.1.1.10000', '12.0.3', '12.0.3.0'],
])('over %s release %s goes as %s, which is higher and tells the release', (installed, release, number) => {
  expect(numberOver(installed, release)).toBe(number);
  expect(compareVersions(number, installed)).toBeGreaterThan(0);
  expect(releaseOf(number)).toBe(release);
});
