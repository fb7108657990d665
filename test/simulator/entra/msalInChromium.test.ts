import type { Page } from 'playwright-core';
import { directory } from '../../../simulator/directory';
import { startEntra, type RunningEntra } from '../../../simulator/entra/startEntra';
import { openChromium, type Opened } from './chromiumProfile';
import { authorizePath, pkce, verified } from './entraHarness';
import { startMsalPage } from './msalPage';

jest.setTimeout(60_000);

interface Told {
  readonly token?: string;
  readonly name?: string;
  readonly fromCache?: boolean;
  readonly error?: string;
  readonly kind?: string;
}

let entra: RunningEntra;
let msalPage: Awaited<ReturnType<typeof startMsalPage>>;
let browser: Opened;
const ada = directory.agents[0];

beforeAll(async () => {
  msalPage = await startMsalPage();
  entra = await startEntra({ directory, pageOrigins: [msalPage.origin] });
  msalPage.useAuthority(entra.authority);
});
afterEach(async () => {
  entra.setRefusal('none');
  expect(browser.foreignRequests).toEqual([]);
  await browser.close();
});
afterAll(async () => {
  await entra.stop();
  await msalPage.stop();
});

async function openPage(): Promise<Page> {
  const page = await browser.context.newPage();
  await page.goto(msalPage.origin);
  await page.waitForFunction(() => document.title === 'ready');
  return page;
}

/** A real click (it carries the gesture that a pop-up needs), then the account's button in the pop-up. */
async function signInByPopup(page: Page): Promise<Told> {
  const opening = page.waitForEvent('popup');
  await page.getByRole('button', { name: 'Sign in' }).click();
  const popup = await opening;
  await popup.getByRole('button', { name: ada.name }).click();
  return page.evaluate(() => (window as unknown as { popupResult: Promise<Told> }).popupResult);
}
const silent = (page: Page, forceRefresh: boolean): Promise<Told> =>
  page.evaluate((force) => (window as unknown as { silent(f: boolean): Promise<Told> }).silent(force), forceRefresh);
const sso = (page: Page): Promise<Told> =>
  page.evaluate((hint) => (window as unknown as { sso(h: string): Promise<Told> }).sso(hint), ada.userName);

/** What Dynamics does before the page opens: signs in at the top level, so that the issuer's cookie is there. */
async function signInToDynamics(): Promise<void> {
  const page = await browser.context.newPage();
  const path = authorizePath(pkce().challenge, {
    client_id: directory.dynamicsClientId,
    redirect_uri: `${msalPage.origin}/simulator/signed-in`,
    scope: 'openid profile',
  });
  await page.goto(entra.authority + path);
  await page.getByRole('button', { name: ada.name }).click();
  await page.waitForURL(`${msalPage.origin}/simulator/signed-in?**`);
  await page.close();
}

describe('MSAL with third-party cookies allowed', () => {
  beforeEach(async () => {
    browser = await openChromium(entra.certificateSpkiHash, 'allowed');
  });

  test('signs in by pop-up, then silently from its cache, refreshed, and after a reload', async () => {
    const page = await openPage();
    const first = await signInByPopup(page);
    expect(first).toMatchObject({ name: ada.name, fromCache: false });
    expect(await verified(entra, first.token)).toMatchObject({ oid: ada.oid, scp: 'functionuser' });
    const cached = await silent(page, false);
    expect(cached).toMatchObject({ fromCache: true, token: first.token });
    const refreshed = await silent(page, true);
    expect(refreshed.fromCache).toBe(false);
    expect(refreshed.token).not.toBe(first.token);
    await verified(entra, refreshed.token);
    await page.reload();
    expect(await silent(page, false)).toMatchObject({ fromCache: true, token: refreshed.token });
  });

  test('signs in silently in a hidden frame once Dynamics has signed the person in', async () => {
    const page = await openPage();
    expect(await sso(page)).toMatchObject({ error: 'login_required', kind: 'InteractionRequiredAuthError' });
    await signInToDynamics();
    expect(await sso(page)).toMatchObject({ name: ada.name });
  });

  test('is told when the sign-in is refused, and when silent attempts need a person', async () => {
    const page = await openPage();
    entra.setRefusal('access-denied');
    expect((await signInByPopup(page)).error).toBe('access_denied');
    entra.setRefusal('none');
    await page.reload();
    await signInByPopup(page);
    entra.setRefusal('interaction-required');
    expect(await silent(page, true)).toMatchObject({
      error: 'interaction_required',
      kind: 'InteractionRequiredAuthError',
    });
  });
});

describe('MSAL with third-party cookies blocked', () => {
  beforeEach(async () => {
    browser = await openChromium(entra.certificateSpkiHash, 'blocked');
  });

  test('cannot sign in silently in a hidden frame, but by pop-up; a refresh then needs no cookie', async () => {
    await signInToDynamics();
    const page = await openPage();
    expect(await sso(page)).toMatchObject({ error: 'login_required', kind: 'InteractionRequiredAuthError' });
    // The pop-up is at the top level: the issuer's cookie is there and nobody needs to pick an account.
    const opening = page.waitForEvent('popup');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await opening;
    const first = await page.evaluate(() => (window as unknown as { popupResult: Promise<Told> }).popupResult);
    expect(first).toMatchObject({ name: ada.name });
    expect((await silent(page, true)).fromCache).toBe(false);
  });
});
