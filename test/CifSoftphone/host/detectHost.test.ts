import { createCifV1Host } from '../../../CifSoftphone/host/cifV1';
import { createCifV2Host } from '../../../CifSoftphone/host/cifV2';
import { detectHost } from '../../../CifSoftphone/host/detectHost';
import { FakeCif } from './fakeCif';

const texts = { headerText: '', withheldNumber: '', unknownCaller: '' };
const tabTitles = () => ({ customerTab: '', newCaseTab: '', searchTab: '' });
const detect = (cif: FakeCif, changes: Partial<Parameters<typeof detectHost>[0]> = {}) =>
  detectHost({
    embedded: true,
    load: () => Promise.resolve(cif),
    createCifV1: createCifV1Host,
    createCifV2: (found) => createCifV2Host(found, () => texts, { tabTitles }),
    timeoutMs: 20,
    ...changes,
  });
const never = () => new Promise<unknown>(() => undefined);

describe('finding out where the agent works', () => {
  it.each([true, false])('is a workspace with sessions when it answers whether one more may open (%s)', async (may) => {
    const cif = new FakeCif();
    cif.canCreate = () => Promise.resolve(may);
    const { host, trouble, languageId } = await detect(cif);
    expect([host.name, trouble, languageId]).toEqual(['cif-v2', undefined, 1031]);
  });

  it('waits for a workspace that is still starting', async () => {
    const cif = new FakeCif();
    const answers = [never, () => Promise.resolve(true)];
    cif.canCreate = () => (answers.shift() ?? never)();
    expect((await detect(cif)).host.name).toBe('cif-v2');
  });

  it("brings the provider's custom parameters", async () => {
    const cif = new FakeCif();
    cif.environment = () => Promise.resolve(JSON.stringify({ userLcid: 1036, customParams: '{"screenPop":"ring"}' }));
    expect(await detect(cif)).toMatchObject({ languageId: 1036, customParameters: '{"screenPop":"ring"}' });
  });

  it('does without the language where the host does not tell it', async () => {
    const cif = new FakeCif();
    cif.environment = never;
    expect(await detect(cif)).not.toHaveProperty('languageId');
  });

  it('is a single-session app on a host without sessions, which answers null', async () => {
    const cif = new FakeCif();
    cif.canCreate = () => Promise.resolve(null);
    const { host, trouble, languageId } = await detect(cif);
    expect([host.name, trouble, languageId]).toEqual(['cif-v1', undefined, 1031]);
  });

  it('is plain, and says so, when the host never answers', async () => {
    const cif = new FakeCif();
    cif.canCreate = never;
    const { host, trouble } = await detect(cif);
    expect([host.name, trouble]).toEqual(['plain', { kind: 'HostUnavailable' }]);
    expect(cif.inputsOf('canCreateSession')).toHaveLength(3);
  });

  it('is plain, and says so, when the library does not load', async () => {
    const { host, trouble } = await detect(new FakeCif(), { load: () => Promise.reject(new Error('blocked')) });
    expect([host.name, trouble]).toEqual(['plain', { kind: 'HostLibraryMissing' }]);
  });

  it('asks nobody on a page of its own', async () => {
    const cif = new FakeCif();
    const { host, trouble } = await detect(cif, { embedded: false });
    expect([host.name, trouble, cif.calls]).toEqual(['plain', undefined, []]);
  });
});
