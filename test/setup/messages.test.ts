import { raiseVersion } from '../../setup/dataverse/raiseVersion';
import type { RunningTenant } from '../../simulator/tenant/startTenant';
import { packSolution } from '../../solution/packSolution';
import { messagesInput } from '../../solution/messages/messagesInput';
import { exampleInput } from '../solution/exampleInput';
import { emptyTenant, organisation, runIn } from './runInTenant';

let tenant: RunningTenant;
beforeEach(async () => {
  tenant = await emptyTenant({ replicationMs: 0 });
});
afterEach(() => tenant.stop());

const addOn = 'The add-on for conversations in Dynamics';
const sent = ({ writes }: { readonly writes: readonly string[] }) =>
  writes.filter((one) => /ImportSolutionAsync|StageAndUpgradeAsync/.test(one)).length;

test('without --messages nothing of the add-on is imported, nor spoken of', async () => {
  const ran = await runIn(tenant);
  expect([ran.exitCode, sent(ran), tenant.dataverse.addOn]).toEqual([0, 1, undefined]);
  expect(ran.lines.join('\n')).not.toContain('the add-on of');
});

test('--messages imports the add-on after the solution, and finds it in the next run', async () => {
  const ran = await runIn(tenant, ['--messages']);
  expect([ran.exitCode, sent(ran)]).toEqual([0, 2]);
  expect(tenant.dataverse.addOn).toMatchObject({ version: tenant.dataverse.solution?.version });
  expect(ran.saved).toMatchObject({ messages: true });
  const again = await runIn(tenant, ['--messages']);
  expect([again.exitCode, again.writes]).toEqual([0, []]);
  expect(again.lines.join('\n')).toContain(addOn);
});

test('it can come later', async () => {
  await runIn(tenant);
  const ran = await runIn(tenant, ['--messages']);
  expect([ran.exitCode, sent(ran)]).toEqual([0, 1]);
  expect(tenant.dataverse.addOn).toBeDefined();
});

test('an earlier one is upgraded with the softphone, also where nobody asks for it again', async () => {
  await runIn(tenant);
  const zip = packSolution(messagesInput(await exampleInput(organisation))).managed;
  const older = raiseVersion(zip, '0.9.0.0');
  await runIn(tenant, ['--messages'], true, {
    readSolution: (kind) => (kind === 'messages' ? Promise.resolve(older) : Promise.reject(new Error(kind))),
  });
  expect(tenant.dataverse.addOn?.version).toBe('0.9.0.0');
  const ran = await runIn(tenant, ['upgrade']);
  expect(ran.exitCode).toBe(0);
  expect(ran.lines.join('\n')).toContain('from 0.9.0');
  expect(tenant.dataverse.addOn?.version).toBe(tenant.dataverse.solution?.version);
});

test('status says that it is missing where it is wanted, and changes nothing', async () => {
  await runIn(tenant);
  const ran = await runIn(tenant, ['status', '--messages']);
  expect([ran.exitCode, ran.writes]).toEqual([2, []]);
  expect(ran.lines.join('\n')).toContain('the add-on of');
});

test('remove takes the add-on first, and says that the conversations go with it', async () => {
  await runIn(tenant, ['--messages']);
  const ran = await runIn(tenant, ['remove']);
  expect([ran.exitCode, tenant.dataverse.addOn, tenant.dataverse.solution]).toEqual([0, undefined, undefined]);
  expect(ran.lines.join('\n')).toContain('all conversations that were written down');
});
