import { toDraft, whatCounts } from '../../pages/settingsForm/draft';
import { allFields, settingsFields } from '../../pages/settingsForm/fields';
import { linesOf, numberOrText, textsOf, withValue } from '../../pages/settingsForm/change';
import { intoParts, readOrganisation, writeOrganisation } from '../../pages/settingsForm/parts';
import type { SettingsPart } from '../../pages/dynamics/pageDynamics';
import { defaultSettings } from '../../CifSoftphone/core/settings/softphoneSettings';

/** Variables as Dataverse keeps them. */
class FakeParts {
  readonly rows: SettingsPart[] = [];
  written = 0;
  settingsParts = () => Promise.resolve([...this.rows]);
  addSettingsPart = (schemaname: string, defaultvalue: string) => {
    this.written += 1;
    this.rows.push({
      environmentvariabledefinitionid: schemaname,
      schemaname,
      defaultvalue,
      environmentvariabledefinition_environmentvariablevalue: [],
    });
    return Promise.resolve();
  };
  setSettingsPart = (part: SettingsPart, text: string) => {
    this.written += 1;
    this.rows[this.rows.indexOf(part)] = { ...part, defaultvalue: text };
    return Promise.resolve();
  };
}

describe("the organisation's settings", () => {
  it('are the same when they are put together again, cut neither through a sign nor beside a space', () => {
    const text = JSON.stringify({ dispositions: Array.from({ length: 90 }, (_, at) => `\u{1f4de} a b ${at}`) });
    const parts = intoParts(text, 50);
    expect(parts.join('')).toBe(text);
    expect(parts.every((part) => part.length <= 50)).toBe(true);
    expect(parts.filter((part) => /^\s|\s$|[\ud800-\udbff]$|^[\udc00-\udfff]/.test(part))).toEqual([]);
  });

  it('take as many variables as they need, leave alone what is right, and empty what is left over', async () => {
    const parts = new FakeParts();
    const long = JSON.stringify({ text: 'x'.repeat(4_500) });
    await writeOrganisation(parts, long);
    expect(parts.rows.map(({ schemaname }) => schemaname)).toEqual([
      'cti_Settings_01',
      'cti_Settings_02',
      'cti_Settings_03',
    ]);
    expect(await readOrganisation(parts)).toBe(long);
    await writeOrganisation(parts, long);
    expect(parts.written).toBe(3);
    await writeOrganisation(parts, '{"screenPop":"ring"}');
    expect(await readOrganisation(parts)).toBe('{"screenPop":"ring"}');
    expect(parts.rows).toHaveLength(3);
  });
});

describe('a draft of settings', () => {
  it('is judged as the softphone judges it', () => {
    expect(toDraft({ ring: { volumePercent: 200 } }, 'organisation').faults).toEqual([
      { kind: 'wrong-value', path: 'ring.volumePercent' },
    ]);
  });

  it('is too long for a provider and a control, not for the organisation', () => {
    const dispositions = Array.from({ length: 40 }, (_, at) => ({ value: `v${at}`, label: 'x'.repeat(60) }));
    expect(
      (['organisation', 'profile', 'control'] as const).map((one) => toDraft({ dispositions }, one).isTooLong),
    ).toEqual([false, true, true]);
  });

  it('counts before the organisation, which counts before the product', () => {
    const counts = whatCounts({ screenPop: 'ring' }, '{"screenPop":"manual","wrapUpSeconds":30}', 'profile');
    expect([counts.screenPop, counts.wrapUpSeconds, counts.dockOnRing]).toEqual([
      'ring',
      30,
      defaultSettings.dockOnRing,
    ]);
  });
});

describe('the form', () => {
  it('has a field for every setting', () => {
    expect(settingsFields.map(({ name }) => name).sort()).toEqual(Object.keys(defaultSettings).sort());
    const kinds = new Map(allFields.map(({ path, kind }) => [path, kind]));
    expect([
      kinds.get('dispositionRequired'),
      kinds.get('wrapUpFields.choices.value'),
      kinds.get('search.columns'),
      kinds.get('presence.notReadyReasons'),
      kinds.get('ring'),
    ]).toEqual(['flag or texts', 'number or text', 'texts', 'rows', 'group']);
  });

  it('stores nothing for what is left open, nor for a group with nothing in it', () => {
    expect(withValue({ a: 1 }, 'a', undefined)).toEqual({});
    expect(withValue({}, 'ring', {})).toEqual({});
    expect(withValue({}, 'dispositions', [{}])).toEqual({ dispositions: [{}] });
    expect([textsOf(' \n'), textsOf('a\n\nb'), linesOf(['a', 'b'])]).toEqual([undefined, ['a', 'b'], 'a\nb']);
    expect([numberOrText('12'), numberOrText('a1'), numberOrText('')]).toEqual([12, 'a1', undefined]);
  });
});
