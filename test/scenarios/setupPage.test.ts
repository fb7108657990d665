import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { directory } from '../../simulator/directory';
import { people } from './harness/people';
import { cora, ada, ben, useSimulator, type Agent } from './harness/useSimulator';

const scenario = useSimulator();
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** The page by its address, for somebody who is signed in to Dynamics. */
async function openPage(agent: Agent, query = ''): Promise<Page> {
  const { page } = await scenario.open({ agent });
  await page.goto(`${scenario.simulator.url}/WebResources/cti_/softphone/setup.html${query}`);
  return page;
}

const line = (page: Page, id: string) => page.locator(`[data-check="${id}"]`);
const settled = (page: Page) =>
  page
    .getByTestId('summary')
    .getByText(/right,/)
    .waitFor();
const standing = (page: Page): Promise<readonly string[]> =>
  page
    .locator('[data-check]')
    .evaluateAll((all) => all.map((one) => `${one.getAttribute('data-check')} ${one.getAttribute('data-state')}`));

async function axeFaults(page: Page): Promise<readonly string[]> {
  // The page's own policy lets no script in by an element; the browser's console may run one.
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { violations } = await (
      window as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }
    ).axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
}

test('an agent without the role for administrators is told so, and sees nothing else', async () => {
  const page = await openPage(ada);
  await page.getByRole('alert').getByText('CIF Softphone administrator').waitFor();
  expect(await page.getByRole('button').count()).toBe(0);
});

test('an admin mends by buttons what is not right, and what needs a command says which', async () => {
  const page = await openPage(cora);
  // A colleague has taken Ben's role and profile away.
  await page.evaluate(async (oid) => {
    const api = '/api/data/v9.2';
    const rows = async (path: string) =>
      ((await (await fetch(`${api}/${path}`)).json()) as { value: Record<string, string>[] }).value;
    const [user] = await rows(`systemusers?$select=systemuserid&$filter=azureactivedirectoryobjectid eq ${oid}`);
    const [role] = await rows("roles?$select=roleid&$filter=name eq 'CIF Softphone agent'");
    const [profile] = await rows('msdyn_appconfigurations?$select=msdyn_uniquename');
    const take = (path: string) => fetch(`${api}/${path}/$ref`, { method: 'DELETE' });
    await take(`systemusers(${user?.systemuserid})/systemuserroles_association(${role?.roleid})`);
    await take(
      `msdyn_appconfigurations(${profile?.msdyn_appconfigurationid})/msdyn_appconfiguration_systemuser(${user?.systemuserid})`,
    );
  }, ben.oid);
  await settled(page);
  const before = await standing(page);
  // The example's package carries another organisation's address, and no package can bring the events.
  expect(before).toEqual(expect.arrayContaining(['provider wrong', 'kpi wrong', 'variables right', 'adaptor right']));

  await line(page, 'provider').getByRole('button', { name: 'Set the address' }).click();
  await line(page, 'provider').getByText('leads to the panel').waitFor();
  await line(page, 'kpi').getByRole('button', { name: 'Define them' }).click();
  await line(page, 'kpi').getByText('All nine').waitFor();
  expect(scenario.simulator.dynamics.rows('msdyn_kpieventdefinitions')).toHaveLength(9);
  await settled(page);
  if ((await line(page, 'signin').getAttribute('data-state')) === 'wrong') {
    const popUp = page.waitForEvent('popup');
    await line(page, 'signin').getByRole('button', { name: 'Sign in' }).click();
    const opened = await popUp;
    await opened
      .getByRole('button', { name: cora.name })
      .click()
      .catch(() => undefined);
  }
  await line(page, 'upstream').and(page.locator('[data-state="right"]')).waitFor();
  await settled(page);

  const agentLine = line(page, 'agent');
  await agentLine.getByRole('combobox').selectOption({ label: ben.name });
  await agentLine.getByText('lacks the role').waitFor();
  await agentLine.getByRole('button', { name: 'Give what is missing' }).click();
  await agentLine.getByText(`${ben.name} has the role`).waitFor();
  await settled(page);

  expect(await standing(page)).toEqual([
    'variables right',
    'settings right',
    'package right',
    'cif right',
    'provider right',
    'profile right',
    'roles right',
    'templates right',
    'kpi right',
    'signin right',
    'adaptor right',
    'signalr right',
    'upstream right',
    'csp right',
    'agent right',
    'telephony right',
    'ring open',
  ]);
  await page.evaluate(() => {
    navigator.clipboard.writeText = (text) => {
      document.body.dataset['copied'] = text;
      return Promise.resolve();
    };
  });
  await page.getByRole('button', { name: 'Copy result' }).click();
  await page.getByText('No names, numbers or keys').waitFor();
  const copied = (await page.evaluate(() => document.body.dataset['copied'])) ?? '';
  expect(copied).toMatch(/^CIF Softphone \d+\.\d+\.\d+, set-up page, [\d-]+T\d\d:\d\dZ\nvariables: right\n/);
  for (const secret of [ben.name, cora.name, cora.userName, 'localhost', directory.tenantId, directory.pageClientId])
    expect(copied).not.toContain(secret);
});

test('at the end the page lets the own panel ring: seen there, timed here, and nothing of it is left', async () => {
  const { dynamics } = scenario.simulator;
  const rows = (): number => dynamics.rows('phonecalls').length + dynamics.rows('msdyn_kpieventdatas').length;
  const before = rows();
  const desk = await scenario.openConnected({ agent: cora });
  const page = await desk.page.context().newPage();
  await page.goto(`${scenario.simulator.url}/WebResources/cti_/softphone/setup.html`);
  const ring = line(page, 'ring');
  await ring.getByText('Open your panel beside').waitFor();
  await ring.getByRole('button', { name: 'Ring me' }).press('Enter');
  const card = desk.panel.getByText('Test ring').first();
  await ring.getByText('Look at your panel').waitFor();
  await desk.page.bringToFront();
  await card.waitFor();
  await ring.getByText(/It rang: stored after \d+ ms, pushed after \d+ ms, on your screen after \d+ ms/).waitFor();
  expect(await ring.getAttribute('data-state')).toBe('right');
  expect(await axeFaults(page)).toEqual([]);
  // Accepted, it is over: nobody is at the other end.
  await desk.panel.getByRole('button', { name: 'Accept' }).first().click();
  await card.waitFor({ state: 'detached' });
  expect(await desk.panel.getByTestId('wrap-up-card').count()).toBe(0);
  expect(rows()).toBe(before);
  await page.close();
});

test('a variable that is missing is filled in on the page, and the way behind it is looked at again', async () => {
  const { dynamics, facts } = scenario.simulator;
  dynamics.setEnvironmentVariable('cti_AdaptorFunctionUrl', 'http://adaptor.example.com');
  try {
    const page = await openPage(cora);
    await line(page, 'variables').getByText('cannot be right').waitFor();
    await settled(page);
    expect(await standing(page)).toEqual(expect.arrayContaining(['signin open', 'adaptor open', 'csp open']));
    await page.getByLabel('cti_AdaptorFunctionUrl').fill(facts.adaptor);
    await page.getByRole('button', { name: 'Save' }).click();
    await line(page, 'adaptor').getByText('It answers').waitFor();
    await settled(page);
    expect((await standing(page))[0]).toBe('variables right');
  } finally {
    dynamics.setEnvironmentVariable('cti_AdaptorFunctionUrl', facts.adaptor);
  }
});

test('who has only the role of the package for administrators is told what this role does not see', async () => {
  const { dynamics } = scenario.simulator;
  dynamics.setRank(cora.oid, 'softphone administrator');
  try {
    const page = await openPage(cora);
    await settled(page);
    expect((await standing(page)).slice(0, 3)).toEqual(['variables right', 'settings right', 'package open']);
    await line(page, 'package').getByText('403 0x80040220 prvReadSolution').waitFor();
  } finally {
    dynamics.setRank(cora.oid, 'system administrator');
  }
});

/** Light, dark, and in high contrast. */
async function expectNoAxeFaults(page: Page, ready: () => Promise<void>): Promise<void> {
  for (const media of [{ colorScheme: 'light' }, { colorScheme: 'dark' }, { forcedColors: 'active' }] as const) {
    await page.emulateMedia({ forcedColors: 'none', ...media });
    await ready();
    expect(await axeFaults(page)).toEqual([]);
  }
}

test('the page has no fault that axe finds: light, dark, in high contrast, and in Arabic from the right', async () => {
  const page = await openPage(cora);
  await expectNoAxeFaults(page, () => settled(page));
  await page.emulateMedia({ forcedColors: 'none', colorScheme: 'light' });
  await page.goto(`${scenario.simulator.url}/WebResources/cti_/softphone/setup.html?UserLCID=1025`);
  await page.getByRole('heading', { name: 'إعداد الهاتف البرمجي' }).waitFor();
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
  expect(await axeFaults(page)).toEqual([]);
});

describe('the settings page', () => {
  const openSettings = async (agent: Agent, query = ''): Promise<Page> => {
    const { page } = await scenario.open({ agent });
    await page.goto(`${scenario.simulator.url}/WebResources/cti_/softphone/settings.html${query}`);
    return page;
  };

  test('an agent without the role is told so', async () => {
    const page = await openSettings(ada);
    await page.getByRole('alert').getByText('CIF Softphone administrator').waitFor();
  });

  test('what an admin sets for the organisation, longer than a provider holds, counts for an agent at the next start', async () => {
    const { dynamics } = scenario.simulator;
    // The package's role is enough.
    dynamics.setRank(cora.oid, 'softphone administrator');
    const page = await openSettings(cora);
    const dispositions = Array.from({ length: 40 }, (_, at) => ({
      value: `choice-${at}`,
      label: `Disposition number ${at} with a label of some length, so that the whole does not fit`,
    }));
    await page.getByLabel('Settings from elsewhere, in place of those above').fill(JSON.stringify({ dispositions }));
    await page.getByRole('button', { name: 'Take over' }).click();
    await page.locator('[data-setting="screenPop"]').getByRole('combobox').selectOption('ring');
    const volume = page.locator('[data-setting="ring.volumePercent"]').getByRole('textbox');
    await volume.fill('130');
    await page.getByRole('alert').getByText('ring.volumePercent').waitFor();
    expect(await page.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
    await volume.fill('30');
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByTestId('note').getByText('Saved').waitFor();
    dynamics.setRank(cora.oid, 'system administrator');
    const parts = dynamics
      .rows('environmentvariabledefinitions')
      .filter(({ schemaname }) => String(schemaname).startsWith('cti_Settings_'));
    expect(parts.length).toBeGreaterThan(2);

    const desk = await scenario.openConnected();
    const ring = await scenario.ring('+12025550123');
    await desk.card(desk.panel, '0123').getByRole('button', { name: 'Accept' }).click();
    await scenario.hangUp(ring);
    await desk.panel.getByTestId('wrap-up-card').waitFor();
    await desk.panel.getByText('Disposition number 0 ').first().waitFor();

    // The channel provider's come first, also where a form has the line and the panel came later.
    const own = '{"wrapUpSeconds":3600,"dispositions":[{"value":"own","label":"Only of the provider"}]}';
    const context = await scenario.browser();
    const form = await scenario.open({ query: `?panel=off&contact=${people.thomas.contactId}` }, context);
    await form.waitForLine(form.control, 'connected');
    const both = await scenario.openConnected({ query: `?customParams=${encodeURIComponent(own)}` }, context);
    await both.panel.getByText('Only of the provider').first().waitFor();
    expect(await both.panel.getByText('Disposition number 0 ').count()).toBe(0);
    await both.panel
      .getByTestId('wrap-up-card')
      .getByText(/59:\d\d|1:00:00/)
      .first()
      .waitFor();
    await context.close();

    // A page that is opened again shows what is stored; an empty form takes it away.
    const again = await openSettings(cora);
    await again
      .getByTestId('count')
      .getByText(/^\d{4} characters/)
      .waitFor();
    // What somebody broke by hand is told to the agent, and lies there to be mended.
    await again.evaluate(async () => {
      const table = '/api/data/v9.2/environmentvariabledefinitions';
      const answer = await fetch(`${table}?$filter=schemaname eq 'cti_Settings_02'`);
      const [row] = ((await answer.json()) as { value: Record<string, string>[] }).value;
      await fetch(`${table}(${row?.environmentvariabledefinitionid})`, {
        method: 'PATCH',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ defaultvalue: '"broken' }),
      });
    });
    const told = await scenario.openConnected({}, await scenario.browser());
    await told.panel.getByText('cti_Settings: not-json').waitFor();
    const setUp = await openPage(cora);
    await line(setUp, 'settings').getByText('is no JSON').waitFor();
    await setUp.close();
    await again.reload();
    await again.getByTestId('note').getByText('no JSON').waitFor();
    const box = again.getByLabel('Settings from elsewhere, in place of those above');
    expect(await box.inputValue()).toContain('"broken');
    await box.fill('{}');
    await again.getByRole('button', { name: 'Take over' }).click();
    await again.getByRole('button', { name: 'Save' }).click();
    await again.getByTestId('note').getByText('Saved').waitFor();
    expect(
      dynamics.rows('environmentvariabledefinitions').filter((row) => row['schemaname'] === 'cti_Settings_01'),
    ).toEqual([expect.objectContaining({ defaultvalue: null })]);
  });

  test('two tabs do not write over each other; a file goes out and comes in; the keyboard stays in a list; axe finds nothing', async () => {
    const page = await openSettings(cora);
    const other = await openSettings(cora);
    const pop = (of: Page) => of.locator('[data-setting="screenPop"]').getByRole('combobox');
    const note = (of: Page, text: string) => of.getByTestId('note').getByText(text).waitFor();
    await pop(page).selectOption('ring');
    await pop(other).selectOption('manual');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await note(page, 'Saved');
    await other.getByRole('button', { name: 'Save', exact: true }).click();
    await note(other, 'somebody else');
    await other.getByRole('button', { name: 'Read again' }).click();
    await other.waitForFunction(
      () => document.querySelector<HTMLSelectElement>('[data-setting="screenPop"] select')?.value === 'ring',
    );

    // A look at another place loses nothing.
    await pop(other).selectOption('manual');
    await other.getByLabel('Settings for').selectOption({ label: 'profiles with the channel provider' });
    await other.getByText('0 of 2000 characters').waitFor();
    await other.getByLabel('Settings for').selectOption({ label: 'the whole organisation' });
    expect(await pop(other).inputValue()).toBe('manual');

    const text = JSON.stringify({
      future: 1,
      dispositions: [
        { value: 'a', label: 'A' },
        { value: 'b b', label: 'B' },
      ],
    });
    await other
      .getByLabel('or from a file')
      .setInputFiles({ name: 'settings.json', mimeType: 'application/json', buffer: Buffer.from(text) });
    await other.getByRole('alert').getByText('future, dispositions[1].value').waitFor();
    // Only the row with the fault is marked.
    expect(await other.locator('[aria-invalid="true"]').count()).toBe(1);
    await other.getByRole('button', { name: 'Take out what' }).click();
    await other.getByRole('alert').getByText('as it is: dispositions[1].value').waitFor();
    const list = other.locator('[data-setting="dispositions"]');
    const focused = () => other.evaluate(() => document.activeElement?.closest('.row')?.getAttribute('aria-label'));
    await list.getByRole('button', { name: 'Move up' }).nth(1).press('Enter');
    expect(await focused()).toBe('dispositions 1');
    expect(await list.getByRole('textbox').first().inputValue()).toBe('b b');
    await list.getByRole('button', { name: 'Remove' }).first().press('Enter');
    expect(await focused()).toBe('dispositions 1');
    await list.getByRole('button', { name: 'Add' }).press('Enter');
    await other.keyboard.type('c');
    expect(await focused()).toBe('dispositions 2');
    const download = other.waitForEvent('download');
    await other.getByRole('button', { name: 'Download as a file' }).click();
    const file = await (await download).path();
    expect(readFileSync(file, 'utf8')).toBe('{"dispositions":[{"value":"a","label":"A"},{"value":"c"}]}');

    await expectNoAxeFaults(other, () => other.getByRole('alert').first().waitFor());
    const arabic = await openSettings(cora, '?UserLCID=1025');
    await arabic.locator('[data-setting="screenPop"]').waitFor();
    expect(await arabic.locator('html').getAttribute('dir')).toBe('rtl');
    expect(await axeFaults(arabic)).toEqual([]);
  });
});
