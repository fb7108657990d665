import { asteriskTargets } from '../fuzz/asteriskTargets';
import { receiverTargets } from '../fuzz/receiverTargets';
import { runFuzz } from '../fuzz/runFuzz';

it('whatever a PBX, a directory or a sender of webhooks says is read or refused, and the adaptor takes each call of it', async () => {
  const results = await runFuzz([...asteriskTargets, ...receiverTargets], { seed: 11, inputs: 3_000 });
  expect(results.flatMap(({ name, faults }) => faults.map((fault) => `${name}: ${fault}`))).toEqual([]);
  // Nothing but refusals would mean that nothing got past the door.
  for (const { name, accepted } of results) expect(`${name} ${accepted}`).not.toMatch(/ 0$/);
}, 60_000);
