import { createShownNumbers } from '../../../CifSoftphone/surface/shownNumbers';
import { fakeGround } from './fakeGround';

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
  update({ written: [['+12025550101', '(202) 555-0101']] });
  update({});
  expect(view().written).toEqual([['+12025550101', '(202) 555-0101']]);
});
