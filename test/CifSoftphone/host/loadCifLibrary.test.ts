/** @jest-environment jsdom */
import { loadCifLibrary } from '../../../CifSoftphone/host/loadCifLibrary';
import { FakeCif } from './fakeCif';

const scriptTag = (): HTMLScriptElement | null => document.head.querySelector('script');
const bringLibrary = (): void => void Object.assign(window, { Microsoft: { CIFramework: new FakeCif() } });

beforeEach(() => {
  document.head.replaceChildren();
  Reflect.deleteProperty(window, 'Microsoft');
});

it('gives the library when it says that it is ready', async () => {
  const loaded = loadCifLibrary();
  expect(scriptTag()?.dataset).toMatchObject({ cifid: 'CIFMainLibrary', crmurl: window.location.origin });
  bringLibrary();
  window.dispatchEvent(new Event('CIFInitDone'));
  await expect(loaded).resolves.toBeInstanceOf(FakeCif);
});

it('gives the library though its event was missed', async () => {
  const loaded = loadCifLibrary();
  bringLibrary();
  scriptTag()?.dispatchEvent(new Event('load'));
  await expect(loaded).resolves.toBeInstanceOf(FakeCif);
});

it('fails in words when the script is blocked', async () => {
  const loaded = loadCifLibrary();
  scriptTag()?.dispatchEvent(new Event('error'));
  await expect(loaded).rejects.toThrow('did not load');
});

it('fails soon when a sign-in page came in place of the script', async () => {
  jest.useFakeTimers();
  try {
    const loaded = loadCifLibrary();
    scriptTag()?.dispatchEvent(new Event('load'));
    jest.advanceTimersByTime(2_000);
    await expect(loaded).rejects.toThrow('did not load');
  } finally {
    jest.useRealTimers();
  }
});
