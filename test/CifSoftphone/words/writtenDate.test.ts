/** @jest-environment jsdom */
import { writtenDate } from '../../../CifSoftphone/words/writtenDate';

const noon = new Date(2026, 10, 27, 12, 5).getTime();
const day = { year: 'numeric', month: 'long', day: 'numeric' } as const;

function reading(page: string, ...browser: string[]): string {
  document.documentElement.lang = page;
  jest.spyOn(navigator, 'languages', 'get').mockReturnValue(browser);
  return writtenDate(noon, day);
}

afterEach(() => jest.restoreAllMocks());

describe('a date', () => {
  it('is in the language of the page, where the browser speaks another one', () => {
    expect(reading('it', 'en-US')).toBe('27 novembre 2026');
    expect(reading('zh-CN', 'en-US', 'en')).toBe('2026年11月27日');
  });

  it('is as the browser’s country writes it, where the language is the same', () => {
    expect(reading('en', 'de', 'en-GB')).toBe('27 November 2026');
    expect(reading('en', 'en-US')).toBe('November 27, 2026');
  });

  it('has the digits 0 to 9 in Arabic too, as numbers and durations have', () => {
    expect(reading('ar', 'ar-SA')).toBe('27 نوفمبر 2026');
    expect(reading('ar', 'ar-EG')).toBe('27 نوفمبر 2026');
  });

  it('is the browser’s alone, where the page says no language', () => {
    expect(reading('', 'fr-FR')).toBe(new Date(noon).toLocaleString(undefined, day));
  });
});
