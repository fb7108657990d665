import { dataverseTargets } from '../../fuzz/dataverseTargets';
import { runFuzz } from '../../fuzz/runFuzz';

it('nonsense as a question or a row is refused in words or carried out, and never an error of the simulator', async () => {
  const results = await runFuzz(dataverseTargets, { seed: 8, inputs: 3_000 });
  expect(results.flatMap(({ name, faults }) => faults.map((fault) => `${name}: ${fault}`))).toEqual([]);
  for (const { name, accepted } of results) expect(`${name} ${accepted}`).not.toMatch(/ 0$/);
}, 60_000);
