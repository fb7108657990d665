import { NumberWords } from '../../../CifSoftphone/surface/numberWords';

test('each number of the list is asked for once, and what an owner told outlives that owner', () => {
  const asked: (readonly string[])[] = [];
  const words = new NumberWords((numbers) => asked.push(numbers));
  words.need(['+12025550101', undefined, '+12025550102']);
  words.need(['+12025550101', '+12025550103']);
  words.need([undefined]);
  expect(asked).toEqual([['+12025550101', '+12025550102'], ['+12025550103']]);
  words.update({ written: [['+12025550101', '(202) 555-0101']] });
  words.update({});
  expect(words.written).toEqual([['+12025550101', '(202) 555-0101']]);
});
