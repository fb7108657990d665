import { toDraft, whatCounts } from '../../pages/settingsForm/draft';
import { allFields, settingsFields } from '../../pages/settingsForm/fields';
import { linesOf, numberOrText, onlyKnown, shownValue, textsOf, withValue } from '../../pages/settingsForm/change';
import { intoParts, readOrganisation, writeOrganisation } from '../../pages/settingsForm/parts';
import { ChangedMeanwhile, NoProvider, storedSettings } from '../../pages/settingsForm/storedSettings';
import type { ProviderSettings, SettingsPart } from '../../pages/dynamics/pageDynamics';
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
    this.rows[this.rows.findIndex(({ schemaname }) => schemaname === part.schemaname)] = {
      ...part,
      defaultvalue: text,
    };
    return Promise.resolve();
  };
  readonly channels: ProviderSettings[] = [];
  providers = () => Promise.resolve([...this.channels]);
  setProviderSettings = (id: string, text: string) => {
    const at = this.channels.findIndex((one) => one.msdyn_channelproviderid === id);
    this.channels.splice(at, 1, channel(id, text));
    return Promise.resolve();
  };
}

const channel = (id: string, text = ''): ProviderSettings => ({
  msdyn_channelproviderid: id,
  msdyn_label: `Softphone ${id}`,
  msdyn_uniquename: `contoso_${id}`,
  msdyn_channelurl: '',
  msdyn_customparams: text,
});

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

describe('what is stored', () => {
  const organisation = { key: 'organisation', scope: 'organisation' } as const;

  it('goes on behind a variable that somebody has deleted in the middle', async () => {
    const parts = new FakeParts();
    await writeOrganisation(parts, 'x'.repeat(3_000));
    parts.rows.shift();
    const long = 'y'.repeat(5_000);
    await writeOrganisation(parts, long);
    expect(parts.rows.map(({ schemaname }) => schemaname)).toEqual([
      'cti_Settings_02',
      'cti_Settings_03',
      'cti_Settings_04',
    ]);
    expect(await readOrganisation(parts)).toBe(long);
  });

  it('is not written over where somebody else has changed it in another tab', async () => {
    const parts = new FakeParts();
    const [one, other] = [storedSettings(parts), storedSettings(parts)];
    const before = await one.load(organisation);
    await other.save(organisation, '{"screenPop":"ring"}', before);
    await expect(one.save(organisation, '{"screenPop":"manual"}', before)).rejects.toThrow(ChangedMeanwhile);
    expect(await one.load(organisation)).toBe('{"screenPop":"ring"}');
    await one.save(organisation, '{"screenPop":"manual"}', '{"screenPop":"ring"}');
    expect(await one.load(organisation)).toBe('{"screenPop":"manual"}');
  });

  it('is of each channel provider that leads to the panel, because a profile can have one of its own', async () => {
    const parts = new FakeParts();
    parts.channels.push(channel('a'), channel('b', '{"screenPop":"ring"}'));
    const stored = storedSettings(parts);
    const places = await stored.places();
    expect(places.map(({ scope, name }) => [scope, name])).toEqual([
      ['organisation', undefined],
      ['profile', 'Softphone a (contoso_a)'],
      ['profile', 'Softphone b (contoso_b)'],
      ['control', undefined],
    ]);
    const [, , second] = places;
    if (second === undefined) throw new Error('no place');
    expect(await stored.load(second)).toBe('{"screenPop":"ring"}');
    await stored.save(second, '{}', '{"screenPop":"ring"}');
    expect(parts.channels.map(({ msdyn_customparams: text }) => text)).toEqual(['', '{}']);
  });

  it('says that there is no provider where there is none', async () => {
    const stored = storedSettings(new FakeParts());
    const [, profile] = await stored.places();
    await expect(stored.load(profile ?? organisation)).rejects.toThrow(NoProvider);
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

  it('is too long for the organisation only beyond all its variables, and that is told before it is stored', () => {
    const file = (length: number) => toDraft({ ring: { file: 'x'.repeat(length) } }, 'organisation').isTooLong;
    expect([file(70_000), file(80_001), file(5_000_000)]).toEqual([false, true, true]);
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

  it('lets go of names that it has no field for, and of nothing else', () => {
    const text = {
      screenPop: 'ring',
      future: 1,
      ring: { sound: 'soft', pitch: 3 },
      search: [{ table: 'contact', x: 1 }],
    };
    expect(onlyKnown(text, settingsFields)).toEqual({
      screenPop: 'ring',
      ring: { sound: 'soft' },
      search: [{ table: 'contact' }],
    });
    expect(onlyKnown({ dispositions: 'x', ring: 5, search: ['a'] }, settingsFields)).toEqual({
      dispositions: 'x',
      ring: 5,
      search: ['a'],
    });
  });

  it('shows a value of a type that is not allowed there', () => {
    expect([undefined, 'a', '', 5, true, null, { a: 1 }].map(shownValue)).toEqual([
      '',
      'a',
      '""',
      '5',
      'true',
      'null',
      '{"a":1}',
    ]);
    expect([linesOf('x'), linesOf([1, { a: 1 }])]).toEqual(['x', '1\n{"a":1}']);
  });

  it('stores nothing for what is left open, nor for a group with nothing in it', () => {
    expect(withValue({ a: 1 }, 'a', undefined)).toEqual({});
    expect(withValue({}, 'ring', {})).toEqual({});
    expect(withValue({}, 'dispositions', [{}])).toEqual({ dispositions: [{}] });
    expect([textsOf(' \n'), textsOf('a\n\nb'), linesOf(['a', 'b'])]).toEqual([undefined, ['a', 'b'], 'a\nb']);
    expect([numberOrText('12'), numberOrText('a1'), numberOrText('')]).toEqual([12, 'a1', undefined]);
  });
});
