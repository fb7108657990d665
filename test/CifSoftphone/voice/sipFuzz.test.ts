import { runFuzz } from '../../fuzz/runFuzz';
import { sipTargets } from '../../fuzz/sipTargets';

it("nonsense by SIP is read or refused: the browser's telephone takes and ends the next call all the same", async () => {
  const results = await runFuzz(sipTargets, { seed: 4, inputs: 120 });
  expect(results.flatMap(({ name, faults }) => faults.map((fault) => `${name}: ${fault}`))).toEqual([]);
  // Nothing but refusals would mean that nothing got past the door.
  for (const { name, accepted } of results) expect(`${name} ${accepted}`).not.toMatch(/ 0$/);
}, 120_000);
