import { ending, people } from './harness/people';
import { threePlaces, useThreePlaces } from './harness/threePlaces';

const scenario = useThreePlaces();

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

describe.each(threePlaces)('in %s', (where) => {
  test('a missing variable is named; once it is there one request reads all four, and the agent reads German', async () => {
    const dynamics = scenario.dynamicsOf(where);
    const about = where === 'plain' ? `contact=${people.thomas.contactId}&` : '';
    dynamics.setEnvironmentVariable('cti_Scope', undefined);
    const context = await scenario.browser();
    try {
      const { desk, place } = await scenario.openIn(where, {}, context);
      await desk.waitForLine(place, 'not-configured');
      await place.getByText('cti_Scope').first().waitFor();
      await place.getByText('administrator').first().waitFor();
      expect(scenario.connections()).toBe(0);
      if (where === 'plain') {
        // The field of the form still works.
        expect(await place.getByRole('textbox').first().inputValue()).toBe('(202) 555-0131');
      }
      await desk.page.close();
    } finally {
      dynamics.setEnvironmentVariable('cti_Scope', scenario.simulator.facts.scope);
    }
    const before = dynamics.dataverseRequests().length;
    const { place } = await scenario.openConnectedIn(where, { query: `${about}lang=1031` }, context);
    await place.getByTestId('line-status').getByText('Verbunden').waitFor();
    const asked = dynamics
      .dataverseRequests()
      .slice(before)
      .filter((request) => request.path.includes('environmentvariable'));
    expect(asked).toHaveLength(1);
  });
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
