import type { Desk } from './harness/desk';
import { eventually } from './harness/eventually';
import { ending, people } from './harness/people';
import { ada, ben, useSimulator } from './harness/useSimulator';

const scenario = useSimulator({ adaptorSettings: { RingTtlMs: '6000', ShownDeadlineMs: '3000' } });
const { maria, thomas } = people;

/** The phone calls of a number, as Dataverse holds them. */
const rowsOf = (number: string) =>
  scenario.simulator.dynamics.rows('phonecalls').filter((row) => row['phonenumber'] === number);
const closed = (number: string) => rowsOf(number).filter((row) => row['statecode'] !== 0).length;

async function onlyRow(number: string, timeoutMs = 15_000) {
  await eventually(() => closed(number), 1, timeoutMs);
  // A twin would come a moment later.
  await new Promise((resolve) => setTimeout(resolve, 700));
  const rows = rowsOf(number);
  expect(rows).toHaveLength(1);
  return rows[0];
}

/** The agent is done with a call that is over. */
const done = (desk: Desk) => desk.panel.getByRole('button', { name: 'Done' }).click();

test('an accepted call: one row at once, completed when the call ends, with customer, agent and times', async () => {
  const desk = await scenario.openConnected();
  const ring = await scenario.ring(maria.number, { comments: 'About the invoice' });
  await desk.card(desk.panel, ending(maria.number)).getByRole('button', { name: 'Accept' }).click();
  expect(await scenario.outcome(ring)).toBe('accepted');
  await eventually(() => rowsOf(maria.number).length, 1);
  expect(rowsOf(maria.number)[0]).toMatchObject({ statecode: 0, subject: 'Call from Maria Silva' });
  await scenario.hangUp(ring);
  await done(desk);
  const row = await onlyRow(maria.number);
  const systemUser = scenario.simulator.dynamics
    .rows('systemusers')
    .find((one) => one['azureactivedirectoryobjectid'] === ada.oid);
  expect(row).toMatchObject({
    statecode: 1,
    statuscode: 4,
    category: 'answered',
    directioncode: false,
    description: 'About the invoice',
    actualdurationminutes: 1,
    _regardingobjectid_value: maria.contactId,
    phonecall_activity_parties: [
      { 'partyid_contact@odata.bind': `/contacts(${maria.contactId})`, participationtypemask: 1 },
      {
        'partyid_systemuser@odata.bind': `/systemusers(${String(systemUser?.['systemuserid'])})`,
        participationtypemask: 2,
      },
    ],
  });
  expect(String(row?.['actualstart']) < String(row?.['actualend'])).toBe(true);
});

test('a rejected call leaves one row that says so', async () => {
  const desk = await scenario.openConnected();
  const ring = await scenario.ring(thomas.number);
  await desk.card(desk.panel, ending(thomas.number)).getByRole('button', { name: 'Reject' }).click();
  expect(await scenario.outcome(ring)).toBe('rejected');
  expect(await onlyRow(thomas.number)).toMatchObject({
    statecode: 2,
    category: 'rejected',
    subject: 'Rejected call from Thomas Andersen',
    actualdurationminutes: 0,
  });
});

test('two browsers of one agent hear the same call: one row', async () => {
  const number = '+12025550188';
  const first = await scenario.openConnected();
  const second = await scenario.openConnected();
  const ring = await scenario.ring(number);
  await first.card(first.panel, ending(number)).getByRole('button', { name: 'Accept' }).click();
  expect(await scenario.outcome(ring)).toBe('accepted');
  await eventually(() => rowsOf(number).length, 1);
  await scenario.hangUp(ring);
  await second.panel.getByTestId('wrap-up-card').waitFor();
  await done(first);
  expect(await onlyRow(number)).toMatchObject({ statecode: 1 });
  // The other one finds out when it looks again.
  scenario.simulator.signalr.cutSockets();
  await second.panel.getByTestId('wrap-up-card').waitFor({ state: 'detached' });
});

test('rights are taken away: the agent is told in words what to ask for, and the row is written when they are back', async () => {
  const number = '+12025550189';
  const { dynamics } = scenario.simulator;
  const desk = await scenario.openConnected();
  dynamics.takePrivileges(['prvCreateActivity', 'prvReadContact']);
  try {
    const ring = await scenario.ring(number);
    const card = desk.card(desk.panel, ending(number));
    await card.getByText('ask your administrator for the role “CIF Softphone agent”').waitFor();
    await card.getByRole('button', { name: 'Reject' }).click();
    expect(await scenario.outcome(ring)).toBe('rejected');
    const trouble = desk.page.frameLocator('[data-testid="cif-panel"]').getByTestId('trouble');
    await trouble.waitFor();
    expect(await trouble.getAttribute('data-trouble-kind')).toBe('RowForbidden');
    const words = await trouble.innerText();
    expect(words).toContain('Ask your administrator for the role “CIF Softphone agent”, then choose Try again.');
    expect(words).not.toMatch(/403|prv|0x8/);
    expect(rowsOf(number)).toHaveLength(0);
    dynamics.takePrivileges([]);
    await trouble.getByRole('button', { name: 'Details' }).click();
    await trouble.getByRole('button', { name: 'Try again' }).click();
    expect(await onlyRow(number)).toMatchObject({ category: 'rejected' });
    await trouble.waitFor({ state: 'detached' });
  } finally {
    dynamics.takePrivileges([]);
  }
});

test('Dataverse is down and the agent reloads: nothing is lost', async () => {
  const number = '+12025550186';
  const desk = await scenario.openConnected();
  scenario.simulator.dynamics.refuseWrites({ status: 503, retryAfterSeconds: 1 });
  try {
    const ring = await scenario.ring(number);
    await desk.card(desk.panel, ending(number)).getByRole('button', { name: 'Reject' }).click();
    expect(await scenario.outcome(ring)).toBe('rejected');
    await desk.page.reload({ waitUntil: 'commit' });
    await desk.waitForLine(desk.panel, 'connected');
    expect(rowsOf(number)).toHaveLength(0);
    scenario.simulator.dynamics.refuseWrites(undefined);
    expect(await onlyRow(number)).toMatchObject({ category: 'rejected' });
  } finally {
    scenario.simulator.dynamics.refuseWrites(undefined);
  }
});

test('a seed-text ring ends by the agent’s End call: one row, answered, of unknown length', async () => {
  const number = '+12025550187';
  const desk = await scenario.openConnected();
  const ring = await scenario.ring(number, { kind: 'seed' });
  await desk.card(desk.panel, ending(number)).getByRole('button', { name: 'Accept' }).click();
  expect(await scenario.outcome(ring)).toBe('accepted');
  await desk.page.frameLocator('[data-testid="cif-panel"]').getByRole('button', { name: 'End call' }).click();
  await done(desk);
  const row = await onlyRow(number);
  expect(row).toMatchObject({ statecode: 1, category: 'answered' });
  expect(row).not.toHaveProperty('actualdurationminutes');
});

test('a call that one agent transfers to another leaves one row for each, about the same customer', async () => {
  const before = rowsOf(maria.number).length;
  const rows = () => rowsOf(maria.number).slice(before);
  const first = await scenario.openConnected();
  const second = await scenario.openConnected({ agent: ben });
  await scenario.ring(maria.number);
  await first.card(first.panel, ending(maria.number)).getByRole('button', { name: 'Accept' }).click();
  await first.panel.getByRole('button', { name: 'Transfer' }).click();
  await first.panel.getByRole('textbox', { name: 'Transfer: name' }).fill('+12025550188');
  await first.panel.getByRole('button', { name: 'Transfer now' }).click();
  // The switch offers the same caller to the other agent, as a call of its own.
  const passedOn = await scenario.ring(maria.number, { agent: ben });
  await second.card(second.panel, ending(maria.number)).getByRole('button', { name: 'Accept' }).click();
  expect(await scenario.outcome(passedOn)).toBe('accepted');
  await done(first);
  await scenario.hangUp(passedOn);
  await done(second);
  await eventually(() => rows().filter((row) => row['statecode'] === 1).length, 2);
  expect(rows().map((row) => row['category'])).toEqual(['transferred', 'answered']);
  expect(rows().map((row) => row['_regardingobjectid_value'])).toEqual([maria.contactId, maria.contactId]);
  expect(new Set(rows().map((row) => JSON.stringify(row['phonecall_activity_parties']))).size).toBe(2);
});
