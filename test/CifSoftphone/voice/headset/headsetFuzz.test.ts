import { headsetTarget } from '../../../fuzz/headsetTarget';
import { runFuzz } from '../../../fuzz/runFuzz';

it('whatever a headset says of itself and of its keys, it presses no key that it does not have', async () => {
  const [result] = await runFuzz([headsetTarget], { seed: 4, inputs: 600 });
  expect(result?.faults).toEqual([]);
  expect(result?.accepted).toBeGreaterThan(300);
});
