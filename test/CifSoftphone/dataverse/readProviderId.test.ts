import { providerIdReader } from '../../../CifSoftphone/dataverse/readProviderId';

const page = 'https://org.example.com/WebResources/cti_/softphone/panel.html?lcid=1031';
const own = { msdyn_channelproviderid: 'id-own', msdyn_uniquename: 'cti_softphone', msdyn_channelurl: '' };
const other = {
  msdyn_channelproviderid: 'id-other',
  msdyn_uniquename: 'other_phone',
  msdyn_channelurl: 'https://phone.example.com/panel.html',
};
const copy = {
  msdyn_channelproviderid: 'id-copy',
  msdyn_uniquename: 'maker_softphone',
  msdyn_channelurl: 'https://ORG.example.com/WebResources/cti_/softphone/panel.html',
};

function read(answer: () => Response | Promise<Response>) {
  const asked: string[] = [];
  const fetch = (url: RequestInfo | URL): Promise<Response> => {
    asked.push(decodeURIComponent(String(url)));
    return Promise.resolve().then(answer);
  };
  return { asked, id: providerIdReader({ fetch, organisationUrl: '' }, page)() };
}
const rows = (...value: readonly unknown[]) => read(() => Response.json({ value }));

describe('the provider named in the figures of a call', () => {
  it('is the solution’s own, among others', async () => {
    await expect(rows(other, copy, own).id).resolves.toBe('id-own');
  });

  it('is the maker’s own provider with this page, however its address is spelled', async () => {
    await expect(rows(other, copy).id).resolves.toBe('id-copy');
  });

  it.each<[string, readonly unknown[]]>([
    ['there are only others', [other]],
    ['there is none', []],
    [
      'a provider has no address',
      [
        { ...copy, msdyn_channelurl: '' },
        { ...copy, msdyn_channelurl: null },
      ],
    ],
    ['its id is no text', [{ ...own, msdyn_channelproviderid: 7 }]],
  ])('is left out when %s', async (_what, providers) => {
    await expect(rows(...providers).id).resolves.toBeUndefined();
  });

  it.each<[string, () => Response | Promise<Response>]>([
    ['may not read providers', () => new Response(null, { status: 403 })],
    ['has an organisation without such a table', () => new Response(null, { status: 404 })],
    ['is offline', () => Promise.reject(new TypeError('Failed to fetch'))],
  ])('is left out when the agent %s, and nothing fails', async (_what, answer) => {
    await expect(read(answer).id).resolves.toBeUndefined();
  });

  it('is looked for among the active ones', async () => {
    const { asked, id } = rows(own);
    await id;
    expect(asked).toHaveLength(1);
    expect(asked[0]).toContain('msdyn_channelproviders?');
    expect(asked[0]).toContain('$filter=statecode eq 0');
  });
});
