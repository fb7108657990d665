/** @jest-environment jsdom */
import { fluentTheme } from '../../../../CifSoftphone/ui/theme/fluentTheme';
import { dressLike, type HostTheme } from '../../../../CifSoftphone/ui/theme/hostTheme';
import { closestLanguage, isRightToLeft, lcidOfBrowser } from '../../../../CifSoftphone/words/languages';

const host = { dark: false, rtl: false, tokens: {} };
const dress = (theme: HostTheme) => ({ theme: fluentTheme(theme), style: dressLike(theme, fluentTheme).style });

describe('the platform’s theme', () => {
  it('is taken from its tokens', () => {
    const { theme, style } = dress({ ...host, tokens: { colorBrandBackground: '#123456' } });
    expect(theme.palette.themePrimary).toBe('#123456');
    expect(style).toMatchObject({ '--colorBrandBackground': '#123456', '--colorNeutralForeground1': '#242424' });
  });
  it('is dark where the host is dark', () => {
    const { theme, style } = dress({ ...host, dark: true });
    expect([theme.isInverted, theme.semanticColors.bodyBackground]).toEqual([true, '#292929']);
    expect(style).toMatchObject({ '--colorNeutralBackground1': '#292929' });
  });
  it('is made for Fluent when the first of its parts is drawn, and once', () => {
    const made = jest.fn(fluentTheme);
    const { settings } = dressLike(host, made).fluent.customizations;
    expect(made).not.toHaveBeenCalled();
    expect(settings['theme']).toBe(settings['theme']);
    expect(made).toHaveBeenCalledTimes(1);
  });
  it('is asked for again where what makes it was not loaded yet', () => {
    const make = jest.fn<ReturnType<typeof fluentTheme> | undefined, [HostTheme]>(() => undefined);
    const { settings } = dressLike(host, make).fluent.customizations;
    expect(settings['theme']).toBeUndefined();
    make.mockImplementation(fluentTheme);
    expect(settings['theme']).toMatchObject({ rtl: false });
  });
});

describe('languages', () => {
  it.each([
    [1031, 'de'],
    [3079, 'de'],
    [2057, 'en'],
    [3084, 'fr'],
    [1040, 'it'],
    [2070, 'pt-BR'],
    [4100, 'zh-CN'],
    [14337, 'ar'],
    // Chinese in other signs than the words that are there; Polish, for which there are none.
    [1028, 'en'],
    [3076, 'en'],
    [1045, 'en'],
  ])('are the closest that there is: %i', (lcid, tag) => expect(closestLanguage(lcid).tag).toBe(tag));
  it('of the browser serve until Dynamics has told', () => {
    expect(['de-AT', 'fr-CA', 'es-MX', 'ja', 'en-GB', 'en-US', 'xx', 'ar-EG', 'he'].map(lcidOfBrowser)).toEqual([
      1031, 1036, 3082, 1041, 2057, 1033, 1033, 1025, 1037,
    ]);
  });
  it('of a browser for Taiwan and Hong Kong are not those of the mainland', () => {
    expect(['zh-CN', 'zh-TW', 'zh-HK', 'pt-PT', 'nl-BE'].map((tag) => closestLanguage(lcidOfBrowser(tag)).tag)).toEqual(
      ['zh-CN', 'en', 'en', 'pt-BR', 'nl'],
    );
  });
  it('know their direction', () => expect([1025, 1037, 1031].map(isRightToLeft)).toEqual([true, true, false]));
});
