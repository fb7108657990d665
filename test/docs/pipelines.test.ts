import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { variableNames } from '../../CifSoftphone/core/settings/environmentVariables';
import { readWishes } from '../../setup/options';
import { evaluateTemplate } from '../../simulator/arm/evaluateTemplate';
import { readDeploymentSettings } from '../../simulator/readDeploymentSettings';

const root = join(__dirname, '../..');
const text = (file: string): string => readFileSync(join(root, file), 'utf8');
const json = (file: string): unknown => JSON.parse(text(file));
const pipelines = ['github-actions', 'azure-pipelines'].map((name) => `setup/pipelines/${name}.yml`);

/** Every text in a YAML file that runs the set-up command: its options as the shell would split them. */
function commandsOf(file: string): string[][] {
  const found: string[][] = [];
  const look = (value: unknown): void => {
    if (typeof value === 'string') {
      const options = /^npm run setup -- (.*?)(?: \|\| \[ \$\? -eq 2 \])?$/.exec(value)?.[1];
      if (options !== undefined)
        found.push([...options.matchAll(/"([^"]*)"|(\S+)/g)].map((one) => one[1] ?? one[2] ?? ''));
    } else if (typeof value === 'object' && value !== null) Object.values(value).forEach(look);
  };
  look(parse(text(file)));
  return found;
}

it.each(pipelines)('%s shows what would change on a pull request, and changes it afterwards', (file) => {
  const answers = { orgUrl: 'https://contoso.crm.dynamics.com' };
  const wishes = commandsOf(file).map((options) => readWishes(options, () => answers));
  expect(wishes.map(({ options }) => [options.whatIf, options.yes, options.answersFile])).toEqual([
    [true, false, 'setup.json'],
    [false, true, 'setup.json'],
  ]);
  expect(text(file)).toContain('az account get-access-token --resource {resource} --query accessToken --output tsv');
  expect(text(file)).not.toMatch(/secrets\.|password|client-secret/i);
});

it.each(pipelines)('%s lets no pull request run with the identity that changes things', (file) => {
  const [preview, change, ...more] = [...text(file).matchAll(/(?:client-id|azureSubscription): (.+)/g)].map(
    ([, who]) => who,
  );
  expect([preview === change, change === undefined, more]).toEqual([false, false, []]);
});

it.each(pipelines)('%s keeps the packages that the way back needs', (file) => {
  const [, change] = commandsOf(file).map((options) =>
    readWishes(options, () => ({ orgUrl: 'https://a.crm.dynamics.com' })),
  );
  const folder = change?.options.answersFile?.replace('.json', '.packages') ?? '';
  const kept = /(?:path|targetPath): (setup\.\S+)/.exec(text(file))?.[1];
  expect([folder, kept]).toEqual(['setup.packages', 'setup.packages']);
});

it('the deployment settings name all environment variables of the solution, and nothing else', () => {
  const settings = readDeploymentSettings(join(root, 'setup/pipelines/deployment-settings.json'));
  expect(Object.keys(settings).sort()).toEqual([...variableNames].sort());
});

it('the parameter file is one that the template takes', () => {
  const { parameters } = json('setup/azure/azuredeploy.parameters.json') as {
    parameters: Record<string, { value: unknown }>;
  };
  const given = Object.fromEntries(Object.entries(parameters).map(([name, { value }]) => [name, value]));
  const place = { subscriptionId: 's', tenantId: 't', resourceGroup: 'rg', location: 'westeurope' };
  expect(evaluateTemplate(json('setup/azure/azuredeploy.json'), given, place).resources.length).toBeGreaterThan(20);
});

it('docs/costs.md has the figures that docs/scale.md measured', () => {
  const untilItsEnd = (what: string): number =>
    Number(new RegExp(`\\| ${what} +\\|[^|]*\\| ([\\d.]+)`).exec(text('docs/scale.md'))?.[1]);
  const said = (what: string): number =>
    Number(new RegExp(`\\| ${what} +\\| ([\\d,.]+)`).exec(text('docs/costs.md'))?.[1]?.replace(',', ''));
  for (const what of ['storage requests', 'REST calls to the SignalR Service', 'webhooks']) {
    expect(said(what)).toBe(1000 * untilItsEnd(what));
  }
  // Milliseconds for one call are seconds for a thousand.
  expect(said('processor time of the adaptor')).toBe(untilItsEnd('processor time of the adaptor'));
});
