import { controlContext } from '../../../simulator/dynamics/page/control/controlContext';
import type { ControlState } from '../../../simulator/dynamics/page/control/controlState';
import { importSolution } from '../../../simulator/dynamics/solution/importSolution';
import { toOwnUrl, toWorkspaceFacts } from '../../../simulator/dynamics/toWorkspaceFacts';
import { solutionParts, zipOf } from './solutionZip';

const result = importSolution(zipOf(solutionParts()));
if (!result.ok) throw new Error('the sample solution must import');
const agent = { name: 'Ada', userName: 'ada@example.com', oid: 'o', systemUserId: '8abc' };
const facts = toWorkspaceFacts(result.organisation, 'http://localhost:1', agent, []);
const { control } = facts;
if (!control) throw new Error('the sample solution has a control');

const state = (change: Partial<ControlState> = {}): ControlState => ({
  facts,
  control,
  column: { logicalName: 'telephone1', displayName: 'Business phone', type: 'SingleLine.Phone', maxLength: 50 },
  value: '+1 202 555 0123',
  record: { entityName: 'contact', entityId: 'c0' },
  disabled: false,
  masked: false,
  required: false,
  error: undefined,
  dark: false,
  rightToLeft: false,
  languageId: 1033,
  allocatedWidthPx: 300,
  inputs: {},
  ...change,
});
const context = (change: Partial<ControlState> = {}): Record<string, unknown> =>
  controlContext(state(change), { openRecord: () => undefined, render: () => undefined });

describe('the context of a control', () => {
  it('holds the bound column with its attributes and rights', () => {
    expect(context({ required: true })).toMatchObject({
      parameters: {
        phoneNumber: {
          raw: '+1 202 555 0123',
          type: 'SingleLine.Phone',
          error: false,
          security: { readable: true, editable: true },
          attributes: { LogicalName: 'telephone1', MaxLength: 50, RequiredLevel: 2 },
        },
      },
    });
  });

  it('hides the value of a secured column and tells an error of the form', () => {
    expect(context({ masked: true, error: 'No.' })).toMatchObject({
      parameters: { phoneNumber: { raw: null, security: { readable: false }, error: true, errorMessage: 'No.' } },
    });
  });

  it.each([
    ['compact', '1'],
    ['1', '1'],
    ['unknown', '0'],
  ])('gives an option set to %s the value %s', (chosen, raw) => {
    expect(context({ inputs: { layout: chosen } })).toMatchObject({ parameters: { layout: { raw } } });
  });

  it('speaks the agent language, English where there is none, and gives back unknown keys', () => {
    const say = (languageId: number, key: string): unknown => {
      const { resources } = context({ languageId }) as { resources: { getString(key: string): string } };
      return resources.getString(key);
    };
    expect([say(1031, 'Hello'), say(1036, 'Hello'), say(1033, 'Nothing')]).toEqual(['Hallo', 'Hello', 'Nothing']);
  });

  it('tells theme, direction and where the page lies', () => {
    expect(context({ dark: true, rightToLeft: true })).toMatchObject({
      fluentDesignLanguage: { isDarkTheme: true, tokenTheme: { colorNeutralBackground1: '#292929' } },
      userSettings: { isRTL: true, userId: '{8ABC}' },
    });
  });
});

it('takes only the example organisation for its own', () => {
  expect(toOwnUrl('https://org.example.com/WebResources/x', 'http://localhost:1')).toBe(
    'http://localhost:1/WebResources/x',
  );
  expect(toOwnUrl('https://org.example.com.evil.example/x', 'http://localhost:1')).toBe(
    'https://org.example.com.evil.example/x',
  );
});

it('shows no panel without a profile that has the CIF loader', () => {
  const parts = solutionParts();
  const without = {
    ...parts,
    'customizations.xml': parts['customizations.xml']?.replace('"msdyn_CIFV2Loader"', '"pp_loader"'),
  };
  const other = importSolution(zipOf(without));
  expect(other.ok && toWorkspaceFacts(other.organisation, 'http://localhost:1', agent, []).provider).toBeUndefined();
});
