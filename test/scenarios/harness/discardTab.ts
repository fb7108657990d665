import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserContext } from 'playwright-core';
import WebSocket from 'ws';
import { isFields } from '../../../protocol/fields';
import { eventually } from './eventually';
import type { RunningChromium } from './tabsAsInLife';

const discardsPage = 'chrome://discards/';
/** The page writes its table anew each second. */
const tableMs = 1_200;

interface Target {
  readonly id: string;
  readonly url: string;
  readonly webSocketDebuggerUrl: string;
}

/**
 * Throws the contents of one tab away, as Chromium does when memory is short, and brings another to the front. A tab
 * that DevTools look into is spared: so Playwright lets go of the whole browser before, and everything that it knew
 * of it is gone; attach again afterwards.
 *
 * @param url part of the address of the tab that goes
 * @param lookAt part of the address of the tab to which the agent turns
 */
export async function discardTab(
  chromium: RunningChromium,
  context: BrowserContext,
  url: string,
  lookAt: string,
): Promise<void> {
  const page = await context.newPage();
  await page.goto(discardsPage);
  await sleep(tableMs);
  await context.browser()?.close();
  const targets = await listTargets(chromium);
  const discards = targets.find((one) => one.url === discardsPage);
  const next = targets.find((one) => one.url.includes(lookAt));
  if (discards === undefined || next === undefined) throw new Error('A tab is missing.');
  const socket = new WebSocket(discards.webSocketDebuggerUrl);
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  try {
    const row = `[...${rows}].find((row) => row.innerText.includes(${JSON.stringify(url)}))`;
    await evaluate(socket, `[...${row}.querySelectorAll('[is=action-link]')].find(urgent).click()`);
    await eventually(async () => /discarded/.test(String(await evaluate(socket, `${row}.innerText`))), true);
    await fetch(`${chromium.devToolsUrl}/json/activate/${next.id}`);
  } finally {
    socket.close();
  }
}

const rows = `document.querySelector('discards-main').shadowRoot.querySelector('discards-tab').shadowRoot.querySelectorAll('tbody tr')`;
const urgent = `const urgent = (link) => /Urgent Discard/.test(link.textContent);`;

async function listTargets({ devToolsUrl }: RunningChromium): Promise<readonly Target[]> {
  return (await (await fetch(`${devToolsUrl}/json`)).json()) as Target[];
}

let asked = 0;
function evaluate(socket: WebSocket, expression: string): Promise<unknown> {
  const id = (asked += 1);
  return new Promise((resolve) => {
    const hear = (data: WebSocket.RawData): void => {
      const answer: unknown = JSON.parse(data.toString());
      if (!isFields(answer) || answer.id !== id) return;
      socket.off('message', hear);
      const { result } = isFields(answer.result) ? answer.result : {};
      resolve(isFields(result) ? result.value : undefined);
    };
    socket.on('message', hear);
    const params = { expression: `{ ${urgent} ${expression} }`, returnByValue: true };
    socket.send(JSON.stringify({ id, method: 'Runtime.evaluate', params }));
  });
}
