/**
 * Takes the pictures of the documentation from the running product (`npm run pictures [-- NAME …]`).
 * Each picture is a small story told in a real Chromium against the whole simulator.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { builtFiles } from '../../scripts/builtFiles';
import { ensureBuilt } from '../../scripts/ensureBuilt';
import { directory } from '../../simulator/directory';
import { startSimulator, type Simulator } from '../../simulator/startSimulator';
import type { Picture } from '../scenarios/gallery/gallery';
import { openGallery } from '../scenarios/gallery/openGallery';
import { startBrowser } from '../scenarios/harness/chromium';
import { openDesk, type Desk } from '../scenarios/harness/desk';
import { ending, people } from '../scenarios/harness/people';

const folder = join(__dirname, '..', '..', 'docs', 'images');
const agent = directory.agents[0];

interface Story {
  readonly name: string;
  readonly query: string;
  readonly cookies?: 'blocked';
  readonly scheme?: 'light' | 'dark';
  tell(desk: Desk, simulator: Simulator): Promise<void>;
}

const ringing = (from: string, comments: string) => async (desk: Desk, simulator: Simulator) => {
  await desk.becomeConnected(desk.panel);
  await simulator.telephony.system.ring({ from, userId: agent.oid, kind: 'event', comments });
  await desk.card(desk.panel, ending(from)).waitFor();
  await desk.notification.waitFor();
};

const maria = ringing(people.maria.number, 'Asks about the invoice of May');

const accepted = async (desk: Desk, simulator: Simulator) => {
  await maria(desk, simulator);
  await desk.card(desk.panel, ending(people.maria.number)).getByText(people.maria.name).waitFor();
  await desk.panel.getByRole('button', { name: /Accept|Annehmen/ }).click();
  await desk.page.getByRole('heading', { name: people.maria.name }).first().waitFor();
};

const formRinging = async (desk: Desk, simulator: Simulator) => {
  await desk.becomeConnected(desk.control);
  await simulator.telephony.system.ring({ from: people.maria.number, userId: agent.oid, kind: 'event' });
  await desk.card(desk.control, ending(people.maria.number)).waitFor();
};

const mariasForm = `?panel=off&contact=${people.maria.contactId}`;
const stories: readonly Story[] = [
  { name: 'signed-out', query: '', cookies: 'blocked', tell: (desk) => desk.waitForLine(desk.panel, 'signed-out') },
  { name: 'ring', query: '', tell: maria },
  { name: 'ring-dark', query: '?theme=dark', scheme: 'dark', tell: maria },
  { name: 'ring-rtl', query: '?dir=rtl', tell: maria },
  { name: 'ring-german', query: '?lang=1031', tell: maria },
  { name: 'accepted', query: '', tell: accepted },
  {
    name: 'unknown-caller',
    query: '',
    tell: async (desk, simulator) => {
      await ringing(people.stranger.number, '')(desk, simulator);
      await desk.panel.getByRole('button', { name: 'Accept' }).click();
      await desk.panel.getByRole('button', { name: 'End call' }).waitFor();
    },
  },
  {
    name: 'two-rings',
    query: '',
    tell: async (desk, simulator) => {
      await maria(desk, simulator);
      await simulator.telephony.system.ring({ from: people.stranger.number, userId: agent.oid, kind: 'seed' });
      await desk.card(desk.panel, ending(people.stranger.number)).waitFor();
    },
  },
  { name: 'form', query: mariasForm, tell: formRinging },
  { name: 'form-dark', query: `${mariasForm}&theme=dark`, tell: formRinging },
  { name: 'form-compact', query: `${mariasForm}&layout=compact`, tell: formRinging },
  {
    name: 'panel-and-form',
    query: `?contact=${people.maria.contactId}`,
    tell: async (desk, simulator) => {
      await maria(desk, simulator);
      await desk.card(desk.control, ending(people.maria.number)).waitFor();
    },
  },
];

/** All states of panel and control on one picture each: what the reviewers of a change look at. */
const sheets: readonly (readonly [name: string, picture: Omit<Picture, 'state'>, contrast?: boolean])[] = [
  ['states-light', { place: 'panel', widthPx: 300 }],
  ['states-dark', { place: 'panel', widthPx: 300, dark: true }],
  ['states-high-contrast', { place: 'panel', widthPx: 300 }, true],
  ['states-right-to-left', { place: 'panel', widthPx: 300, languageId: 1025 }],
  ['states-control', { place: 'control', widthPx: 240 }],
  ['states-compact', { place: 'compact', widthPx: 240 }],
];

async function takeSheets(wanted: readonly string[]): Promise<void> {
  for (const [name, picture, contrast = false] of sheets) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const { page, close } = await openGallery();
    await page.setViewportSize({ width: 1680, height: 900 });
    await page.emulateMedia({ forcedColors: contrast ? 'active' : 'none' });
    await page.evaluate((one) => window.gallery.sheet(one), picture);
    await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
    process.stdout.write(`docs/images/${name}.png\n`);
    await close();
  }
}

async function main(wanted: readonly string[]): Promise<void> {
  await ensureBuilt((line) => process.stdout.write(`${line}\n`));
  mkdirSync(folder, { recursive: true });
  for (const story of stories) {
    if (wanted.length > 0 && !wanted.includes(story.name)) continue;
    const simulator = await startSimulator({ port: 0, ...builtFiles() });
    let context: BrowserContext | undefined;
    try {
      const { certificateSpkiHash } = simulator.entra;
      context = await startBrowser({ certificateSpkiHash, thirdPartyCookies: story.cookies ?? 'allowed' });
      const desk = await openDesk(context, `${simulator.url}/${story.query}`, agent.name);
      await desk.page.emulateMedia({ colorScheme: story.scheme ?? 'light' });
      await story.tell(desk, simulator);
      await desk.page.waitForTimeout(600);
      await desk.page.screenshot({ path: join(folder, `${story.name}.png`) });
      process.stdout.write(`docs/images/${story.name}.png\n`);
    } finally {
      await context?.close();
      await simulator.stop();
    }
  }
  await takeSheets(wanted);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
