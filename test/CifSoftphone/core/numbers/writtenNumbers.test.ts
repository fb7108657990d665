import {
  LeaderNumbers,
  parseWantedNumbers,
  parseWrittenNumbers,
  wordsOf,
} from '../../../../CifSoftphone/core/numbers/writtenNumbers';

test('numbers are written once the agent’s country is known', async () => {
  let know: () => void = () => undefined;
  let told = 0;
  const numbers = new LeaderNumbers({
    write: (number) => `(${number})`,
    homeKnown: new Promise<void>((resolve) => (know = resolve)),
    changed: () => (told += 1),
  });
  const asked = numbers.wanted(['+12025550101']);
  expect(numbers.view()).toEqual([]);
  know();
  await asked;
  expect(numbers.view()).toEqual([['+12025550101', '(+12025550101)']]);
  expect(told).toBe(1);
});

test('of many numbers the newest are kept', async () => {
  const numbers = new LeaderNumbers({
    write: (number) => number,
    homeKnown: Promise.resolve(),
    changed: () => undefined,
  });
  for (let page = 0; page < 6; page += 1) {
    await numbers.wanted(Array.from({ length: 50 }, (_, at) => `+1202555${String(page * 50 + at).padStart(4, '0')}`));
  }
  await numbers.wanted(['101']);
  expect(numbers.view()).toHaveLength(200);
  expect(wordsOf(numbers.view(), '101')).toBe('101');
  expect(wordsOf(numbers.view(), '+12025550299')).toBeDefined();
  expect(wordsOf(numbers.view(), '+12025550000')).toBeUndefined();
});

test('what another frame asks or tells is taken only in its shape and size', () => {
  expect(parseWantedNumbers(['+12025550101'])).toEqual(['+12025550101']);
  expect(parseWantedNumbers('+12025550101')).toBeUndefined();
  expect(parseWantedNumbers([1])).toBeUndefined();
  expect(parseWantedNumbers(['1'.repeat(65)])).toBeUndefined();
  expect(parseWantedNumbers(Array.from({ length: 101 }, () => '1'))).toBeUndefined();
  expect(parseWrittenNumbers([['a', 'b'], ['c', 1], ['d', 'x'.repeat(65)], ['e'], 'f'])).toEqual([['a', 'b']]);
  expect(parseWrittenNumbers({ a: 'b' })).toEqual([]);
});

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('a number may read %s', async (number) => {
  const numbers = new LeaderNumbers({
    write: (one) => `(${one})`,
    homeKnown: Promise.resolve(),
    changed: () => undefined,
  });
  expect(wordsOf(numbers.view(), number)).toBeUndefined();
  await numbers.wanted([number]);
  expect(wordsOf(parseWrittenNumbers(structuredClone(numbers.view())), number)).toBe(`(${number})`);
});
