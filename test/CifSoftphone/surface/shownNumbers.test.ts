import { createShownNumbers } from '../../../CifSoftphone/surface/shownNumbers';
import { fakeGround } from './fakeGround';
import { aCall } from './fakeLine';

test('each number of the list is asked for once, and what a leader told outlives that leader', () => {
  const { line, ground } = fakeGround();
  const { need, update, view } = createShownNumbers(ground);
  need(['+12025550101', undefined, '+12025550102']);
  need(['+12025550101', '+12025550103']);
  need([undefined]);
  expect(line.sent).toEqual([
    { type: 'write-numbers', numbers: ['+12025550101', '+12025550102'] },
    { type: 'write-numbers', numbers: ['+12025550103'] },
  ]);
  update({ written: [['+12025550101', '(202) 555-0101']], calls: [] });
  update({ calls: [] });
  expect(view().written).toEqual([['+12025550101', '(202) 555-0101']]);
});

test('the numbers in a conference are asked for, and one that is too long to be written is no harm to the others', () => {
  const { line, ground } = fakeGround();
  const { update } = createShownNumbers(ground);
  const numbers = ['+12025550101', `sip:${'x'.repeat(100)}@example.com`, '+12025550102'];
  const parties = numbers.map((number, at) => ({ id: `p${at}`, state: 'connected', number }) as const);
  update({ calls: [aCall({ state: 'connected', parties })] });
  update({ calls: [aCall({ state: 'connected', parties })] });
  expect(line.sent).toEqual([{ type: 'write-numbers', numbers: ['+12025550101', '+12025550102'] }]);
});
