import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { Desk } from './harness/desk';
import { eventually } from './harness/eventually';
import { ending, people } from './harness/people';
import { ada, useSimulator } from './harness/useSimulator';

const scenario = useSimulator();
afterEach(() => scenario.simulator.entra.setRefusal('none'));

/** Chromium's window for a click to open a pop-up; Playwright's own looks at the page count as clicks. */
const gestureMs = 5_500;

test('third-party cookies allowed: the agent is signed in without a click', async () => {
  const context = await scenario.browserWith('allowed');
  const popUps: Page[] = [];
  context.on('page', (page) => popUps.push(page));
  const desk = await scenario.open({}, context);
  expect(await desk.becomeConnected(desk.panel)).toEqual({ clicked: false });
  expect(popUps.filter((page) => page !== desk.page)).toEqual([]);
});

test('third-party cookies blocked: one Sign in button, a pop-up only from the click, and a reload needs none', async () => {
  const context = await scenario.browserWith('blocked');
  const popUps: Page[] = [];
  const desk = await scenario.open({}, context);
  context.on('page', (page) => popUps.push(page));
  // Time for everything silent to fail, without a look at the page that would count as a gesture.
  await sleep(gestureMs);
  expect(popUps).toHaveLength(0);
  await desk.waitForLine(desk.panel, 'signed-out');
  expect(scenario.connections()).toBe(0);
  const button = desk.panel.getByRole('button', { name: 'Sign in' });
  const box = await button.boundingBox();
  if (!box) throw new Error('The Sign in button is not drawn.');
  await sleep(gestureMs);
  expect(popUps).toHaveLength(0);
  // A plain click of the mouse: only this gesture may open the pop-up.
  await desk.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await desk.waitForLine(desk.panel, 'connected');
  expect(popUps).toHaveLength(1);

  await desk.page.reload({ waitUntil: 'commit' });
  await desk.waitForLine(desk.panel, 'connected');
  expect(popUps).toHaveLength(1);
  const ring = await scenario.ring(people.maria.number);
  await desk.card(desk.panel, ending(people.maria.number)).getByRole('button', { name: 'Reject' }).click();
  expect(await scenario.outcome(ring)).toBe('rejected');
});

test('a refused sign-in is explained and can be tried again', async () => {
  scenario.simulator.entra.setRefusal('access-denied');
  const desk = await scenario.open({}, await scenario.browserWith('blocked'));
  await desk.waitForLine(desk.panel, 'signed-out');
  const popUp = desk.page.waitForEvent('popup');
  await desk.panel.getByRole('button', { name: 'Sign in' }).click();
  const window = await popUp;
  await Promise.race([
    window.waitForEvent('close'),
    window
      .getByRole('button', { name: ada.name })
      .click()
      .catch(() => undefined),
  ]);
  await desk.panel.getByText('The sign-in was refused').first().waitFor();
  await desk.waitForLine(desk.panel, 'signed-out');

  scenario.simulator.entra.setRefusal('none');
  await desk.signIn(desk.panel);
  expect(scenario.connections()).toBe(1);
});

test('a pop-up that the agent closes is explained and can be tried again', async () => {
  scenario.simulator.entra.setRefusal('interaction-required');
  const desk = await scenario.open({}, await scenario.browserWith('blocked'));
  await desk.waitForLine(desk.panel, 'signed-out');
  scenario.simulator.entra.setRefusal('none');
  await desk.page.context().route(/oauth2\/v2\.0\/authorize/, () => undefined);
  const popUp = desk.page.waitForEvent('popup');
  await desk.panel.getByRole('button', { name: 'Sign in' }).click();
  await (await popUp).close();
  await desk.panel.getByText('The sign-in window was closed').first().waitFor();
  await desk.page.context().unroute(/oauth2\/v2\.0\/authorize/);
  await desk.signIn(desk.panel);
});

test('a click in the form signs the panel in too: tokens stay, the line moves', async () => {
  const desk = await scenario.open(
    { query: `?contact=${people.thomas.contactId}` },
    await scenario.browserWith('blocked'),
  );
  await desk.waitForLine(desk.control, 'signed-out');
  await desk.signIn(desk.control);
  await desk.waitForLine(desk.panel, 'connected');
  expect(scenario.connections()).toBe(1);
});

test('the redirect page does nothing when it is opened by itself', async () => {
  const context = await scenario.browserWith('blocked');
  const desk = await scenario.open({}, context);
  const response = await desk.page.goto(`${scenario.simulator.url}/WebResources/cti_/softphone/redirect.html`);
  expect(response?.status()).toBe(200);
  await sleep(500);
  expect(desk.page.url()).toContain('redirect.html');
  expect(context.pages().filter((page) => page.url().includes('redirect.html'))).toHaveLength(1);
});

test('the redirect page hands an answer over only while a frame of this browser waits for one', async () => {
  const context = await scenario.browserWith('blocked');
  const desk = await scenario.open({}, context);
  await desk.waitForLine(desk.panel, 'signed-out');
  const id = '0a7c7a52-5d3f-4f63-9a1e-3d0f2b6c9e11';
  const heard = await desk.page.evaluateHandle((name) => {
    const messages: unknown[] = [];
    new BroadcastChannel(name).onmessage = (event) => messages.push(event.data);
    return messages;
  }, id);
  const state = Buffer.from(JSON.stringify({ id, meta: { interactionType: 'popup' } })).toString('base64');
  const address = `${scenario.simulator.url}/WebResources/cti_/softphone/redirect.html#code=c&state=${state}`;
  const forged = await context.newPage();
  await forged.goto(address);
  await sleep(500);
  expect(await heard.jsonValue()).toEqual([]);
  expect(await forged.getByText('You can close it').isVisible()).toBe(true);
  // The same answer, while somebody waits: it is heard.
  await desk.page.evaluate(() => {
    void navigator.locks.request('cti_softphone sign-in', { mode: 'shared' }, () => new Promise(() => undefined));
  });
  await forged.reload();
  await eventually(async () => ((await heard.jsonValue()) as unknown[]).length, 1);
  expect(JSON.stringify(await heard.jsonValue())).toContain('code=c');
});

test('a person’s ordinary browser gets through with one certificate warning', async () => {
  const context = await scenario.browserWith('allowed', 'ordinary');
  const page = await context.newPage();
  const warned: string[] = [];
  page.on('requestfailed', (request) => {
    if (request.failure()?.errorText.includes('CERT')) warned.push(new URL(request.url()).origin);
  });
  await expect(page.goto(`${scenario.simulator.url}/`)).rejects.toThrow('ERR_CERT_AUTHORITY_INVALID');
  // What a person does with "Advanced" and "Proceed", as the keyboard can do it on Chromium's warning.
  await page.waitForURL('chrome-error://chromewebdata/');
  await page.keyboard.type('thisisunsafe');
  await page.getByRole('button', { name: ada.name }).click();
  const desk = new Desk(page, ada.name);
  await desk.becomeConnected(desk.panel);
  expect(warned).toEqual([scenario.simulator.entra.url]);
});
