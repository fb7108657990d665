import { parseOrganisationUrl } from '../../solution/channelUrl';

describe('--org-url', () => {
  it('takes an organisation with or without a slash at its end', () => {
    expect(parseOrganisationUrl('https://contoso.example.com')).toBe('https://contoso.example.com');
    expect(parseOrganisationUrl('https://contoso.example.com/')).toBe('https://contoso.example.com');
    expect(parseOrganisationUrl('http://localhost:5180')).toBe('http://localhost:5180');
  });

  it.each([
    'contoso',
    'http://contoso.example.com',
    'https://contoso.example.com/main.aspx',
    'https://a@example.com/?x=1',
    '',
  ])('refuses %p and says how it should look', (text) => {
    expect(() => parseOrganisationUrl(text)).toThrow(/without a path/);
  });
});
