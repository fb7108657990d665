import { parseSettings } from '../../../../CifSoftphone/core/settings/parseSettings';
import { defaultSettings, toSettings } from '../../../../CifSoftphone/core/settings/softphoneSettings';

const everything = {
  defaultCountry: 'GB',
  search: [
    { table: 'account', columns: ['telephone1', 'cti_switchboard'] },
    { table: 'contact', columns: [] },
    { table: 'cti_device', columns: ['cti_sim'], title: 'cti_label', show: ['cti_site', 'cti_state'], new: 'cti_sim' },
  ],
  facts: ['menu', 'queue'],
  screenPop: 'ring',
  dockOnRing: false,
  ring: { sound: 'soft', volumePercent: 30, file: 'contoso_/sounds/ring.mp3' },
  dispositions: [{ value: 'solved', label: 'Solved at once' }],
  wrapUpSeconds: 45,
  presence: {
    winner: 'telephony',
    backByItself: true,
    notReadyReasons: [{ value: 'lunch', label: 'Lunch', minutes: 30 }],
  },
};

describe("the makers' settings", () => {
  it('are all read, and fit into the custom parameters of a provider', () => {
    const text = JSON.stringify(everything);
    expect(parseSettings(text)).toEqual({ given: everything, faults: [] });
    expect(text.length).toBeLessThan(2_000);
  });

  it.each([undefined, null, '', '  \n'])('that nobody gave (%p) are no fault', (text) => {
    expect(parseSettings(text)).toEqual({ given: {}, faults: [] });
  });

  it('keep the rest of a group when only a part is given', () => {
    expect(parseSettings('{"ring":{"volumePercent":5}}').given).toEqual({
      ring: { sound: 'classic', volumePercent: 5, file: '' },
    });
    expect(parseSettings('{"search":[{"table":"lead"}]}').given).toEqual({ search: [{ table: 'lead', columns: [] }] });
  });

  it.each([
    ['is no JSON', '{"screenPop": ring}', 'not-json', ''],
    ['is a list', '[]', 'not-json', ''],
    ['is longer than 2,000 characters', JSON.stringify({ a: 'x'.repeat(2_000) }), 'too-long', ''],
    ['has a name that we do not know', '{"screenpop":"ring"}', 'unknown-name', 'screenpop'],
    ['has a name from the object itself', '{"toString":1}', 'unknown-name', 'toString'],
    ['has an unknown name in a group', '{"ring":{"volume":5}}', 'unknown-name', 'ring.volume'],
    ['names a ring beside the web resources', '{"ring":{"file":"contoso_/../ring.mp3"}}', 'wrong-value', 'ring.file'],
    ['names a ring elsewhere', '{"ring":{"file":"https://example.com/ring.mp3"}}', 'wrong-value', 'ring.file'],
    ['has a volume above 100', '{"ring":{"volumePercent":101}}', 'wrong-value', 'ring.volumePercent'],
    ['names a country in small letters', '{"defaultCountry":"gb"}', 'wrong-value', 'defaultCountry'],
    [
      'looks for callers in what a call is about',
      '{"search":[{"table":"contact"},{"table":"incident","columns":["cti_phone"]}]}',
      'wrong-value',
      'search[1].table',
    ],
    [
      'names a table of its own without columns',
      '{"search":[{"table":"cti_device"}]}',
      'wrong-value',
      'search[0].columns',
    ],
    [
      'shows more columns than two',
      '{"search":[{"table":"lead","show":["a","b","c"]}]}',
      'wrong-value',
      'search[0].show',
    ],
    [
      'has a title that is no column',
      '{"search":[{"table":"lead","title":"Full name"}]}',
      'wrong-value',
      'search[0].title',
    ],
    ['puts numbers into no column', '{"search":[{"table":"lead","new":true}]}', 'wrong-value', 'search[0].new'],
    [
      'bends a query',
      '{"search":[{"table":"lead","columns":["telephone1 eq 1"]}]}',
      'wrong-value',
      'search[0].columns[0]',
    ],
    ['searches a table twice', '{"search":[{"table":"lead"},{"table":"lead"}]}', 'wrong-value', 'search[1]'],
    [
      'has a choice without a label',
      '{"dispositions":[{"value":"a","label":" "}]}',
      'wrong-value',
      'dispositions[0].label',
    ],
    [
      'has a choice with a sentence as its value',
      '{"dispositions":[{"value":"a b","label":"A"}]}',
      'wrong-value',
      'dispositions[0].value',
    ],
    ['shows what no telephony system says', '{"facts":["queue","mood"]}', 'wrong-value', 'facts[1]'],
    ['gives minutes as a fraction', '{"wrapUpSeconds":0.5}', 'wrong-value', 'wrapUpSeconds'],
    ['gives null', '{"dockOnRing":null}', 'wrong-value', 'dockOnRing'],
  ])('name what is wrong when the text %s', (_what, text, kind, path) => {
    expect(parseSettings(text)).toEqual({ given: {}, faults: [{ kind, path }] });
  });

  it('that are right count beside those that are wrong', () => {
    const { given, faults } = parseSettings('{"screenPop":"manual","dockOnRing":"no","wrapUpSeconds":-1}');
    expect(given).toEqual({ screenPop: 'manual' });
    expect(faults.map(({ path }) => path)).toEqual(['dockOnRing', 'wrapUpSeconds']);
  });

  it("of the control win over the provider's, and both over the defaults", () => {
    const settings = toSettings({ screenPop: 'manual' }, { screenPop: 'ring', dockOnRing: false });
    expect(settings).toEqual({ ...defaultSettings, screenPop: 'manual', dockOnRing: false });
    expect(toSettings()).toEqual(defaultSettings);
  });
});
