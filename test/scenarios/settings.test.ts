import { ending, people } from './harness/people';
import { useSimulator } from './harness/useSimulator';

const scenario = useSimulator();

test.each(['cti_AdaptorFunctionUrl', 'cti_ClientId', 'cti_Authority', 'cti_Scope'])(
  'without %s the softphone names it and says who can set it',
  async (name) => {
    const values = scenario.simulator.facts;
    const before: Readonly<Record<string, string>> = {
      cti_AdaptorFunctionUrl: values.adaptor,
      cti_ClientId: values.clientId,
      cti_Authority: scenario.simulator.entra.authority,
      cti_Scope: values.scope,
    };
    scenario.simulator.dynamics.setEnvironmentVariable(name, undefined);
    try {
      const desk = await scenario.open();
      await desk.waitForLine(desk.panel, 'not-configured');
      await desk.panel.getByText(name).first().waitFor();
      await desk.panel.getByText('administrator').first().waitFor();
      expect(scenario.connections()).toBe(0);
    } finally {
      scenario.simulator.dynamics.setEnvironmentVariable(name, before[name]);
    }
  },
);

test('the form says it as well, and the field of the form still works', async () => {
  scenario.simulator.dynamics.setEnvironmentVariable('cti_Scope', undefined);
  try {
    const desk = await scenario.open({ query: `?panel=off&contact=${people.thomas.contactId}` });
    await desk.waitForLine(desk.control, 'not-configured');
    await desk.control.getByText('cti_Scope').first().waitFor();
    expect(await desk.control.getByRole('textbox').first().inputValue()).toBe('(202) 555-0131');
  } finally {
    scenario.simulator.dynamics.setEnvironmentVariable('cti_Scope', scenario.simulator.facts.scope);
  }
});

test('the four variables are read with one request', async () => {
  const before = scenario.simulator.dynamics.dataverseRequests().length;
  const desk = await scenario.openConnected();
  const asked = scenario.simulator.dynamics
    .dataverseRequests()
    .slice(before)
    .filter((request) => request.path.includes('environmentvariable'));
  expect(asked).toHaveLength(1);
  expect(await desk.lineOf(desk.panel)).toBe('connected');
});

test("a mistake in the provider's custom parameters is named in the panel, and the phone works", async () => {
  const query = `?customParams=${encodeURIComponent('{"screenpop":"ring","wrapUpSeconds":"30"}')}`;
  const desk = await scenario.openConnected({ query });
  await desk.panel.getByText('screenpop, wrapUpSeconds').waitFor();
  const ring = await scenario.ring('+12025550199');
  await desk.card(desk.panel, ending('+12025550199')).getByRole('button', { name: 'Accept' }).click();
  expect(await scenario.outcome(ring)).toBe('accepted');
});

test("a mistake in the control's settings is named in the form", async () => {
  const desk = await scenario.open({
    query: `?panel=off&contact=${people.thomas.contactId}&settings=${encodeURIComponent('not json')}`,
  });
  await desk.control.getByText('not a JSON object').waitFor();
});

test('an agent whose Dynamics is German reads German', async () => {
  const desk = await scenario.openConnected({ query: '?lang=1031' });
  await desk.panel.getByTestId('line-status').getByText('Verbunden').waitFor();
});
