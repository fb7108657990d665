/**
 * Takes the pictures of the documentation from the running product (`npm run pictures [-- NAME …]`).
 * Each picture is a small story told in a real Chromium against the whole simulator.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { builtFiles, builtPaths } from '../../scripts/builtFiles';
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
const admin = directory.administrators[0];

interface Story {
  readonly name: string;
  readonly query: string;
  readonly cookies?: 'blocked';
  readonly scheme?: 'light' | 'dark';
  /** In the organisation without Customer Service instead of the workspace. */
  readonly core?: true;
  /** Of a page for administrators. */
  readonly admin?: true;
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

const settings = encodeURIComponent(
  JSON.stringify({
    dispositions: [
      { value: 'solved', label: 'Solved at once' },
      { value: 'call-back', label: 'Calls back' },
    ],
  }),
);

/** Talks to a caller, with notes typed. */
const noted = async (desk: Desk, simulator: Simulator): Promise<string> => {
  await desk.becomeConnected(desk.panel);
  const { system } = simulator.telephony;
  const ring = await system.ring({ from: people.maria.number, userId: agent.oid, kind: 'event' });
  await desk.card(desk.panel, ending(people.maria.number)).getByText(people.maria.name).waitFor();
  await desk.panel.getByRole('button', { name: 'Accept' }).click();
  await desk.panel
    .getByRole('textbox', { name: 'Notes' })
    .pressSequentially('Wants a copy of the invoice of May, by post.');
  await desk.panel.getByText('Saved', { exact: true }).waitFor();
  return ring.callId;
};

/** The set-up page as an admin finds it after the import, signed in. */
const setUp = async (desk: Desk, simulator: Simulator): Promise<void> => {
  const { page } = desk;
  await page.goto(`${simulator.url}/WebResources/cti_/softphone/setup.html`);
  await page
    .getByTestId('summary')
    .getByText(/right,/)
    .waitFor();
};

const settingsPage = async (desk: Desk, simulator: Simulator): Promise<void> => {
  const { page } = desk;
  await page.goto(`${simulator.url}/WebResources/cti_/softphone/settings.html`);
  await page.locator('[data-setting="screenPop"]').getByRole('combobox').selectOption('ring');
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
  {
    name: 'several-customers',
    query: '',
    tell: async (desk, simulator) => {
      await ringing(people.sharedDesk.number, '')(desk, simulator);
      await desk.panel.getByTestId('customer').locator('[data-customer]').first().waitFor();
    },
  },
  { name: 'in-call', query: `?customParams=${settings}`, tell: async (...story) => void (await noted(...story)) },
  {
    name: 'wrap-up',
    query: `?customParams=${settings}`,
    tell: async (desk, simulator) => {
      const callId = await noted(desk, simulator);
      await simulator.telephony.system.report(callId, 'call.disconnected', 'normal');
      await desk.panel.getByTestId('wrap-up-card').waitFor();
      await desk.panel.getByRole('button', { name: 'Solved at once' }).click();
      await desk.panel.getByText('Saved', { exact: true }).waitFor();
    },
  },
  {
    name: 'history',
    query: '',
    tell: async (desk, simulator) => {
      await desk.becomeConnected(desk.panel);
      for (const { number } of [people.maria, people.thomas, people.yvonne]) {
        const ring = await simulator.telephony.system.ring({ from: number, userId: agent.oid, kind: 'event' });
        await desk.card(desk.panel, ending(number)).getByRole('button', { name: 'Reject' }).click();
        await simulator.telephony.system.rings.finished(ring.callId, 10_000);
        await desk.panel.getByTestId('ring-card').waitFor({ state: 'detached' });
      }
      await desk.panel.getByTestId('history-button').click();
      await desk.panel.getByTestId('past-call').nth(2).waitFor();
    },
  },
  {
    name: 'side-pane',
    query: `?app=pane&contact=${people.thomas.contactId}`,
    core: true,
    tell: async (desk, simulator) => {
      await desk.becomeConnected(desk.pane);
      await simulator.telephony.system.ring({ from: people.maria.number, userId: agent.oid, kind: 'event' });
      await desk.card(desk.pane, ending(people.maria.number)).getByText(people.maria.name).waitFor();
    },
  },
  {
    name: 'ring-cif-v1',
    query: '?app=v1',
    core: true,
    tell: async (desk, simulator) => {
      await desk.becomeConnected(desk.panel);
      await simulator.telephony.system.ring({ from: people.maria.number, userId: agent.oid, kind: 'event' });
      await desk.card(desk.panel, ending(people.maria.number)).getByText(people.maria.name).waitFor();
    },
  },
  { name: 'setup-page', query: '', admin: true, tell: setUp },
  { name: 'setup-page-dark', query: '', admin: true, scheme: 'dark', tell: setUp },
  { name: 'settings-page', query: '', admin: true, tell: settingsPage },
  { name: 'settings-page-dark', query: '', admin: true, scheme: 'dark', tell: settingsPage },
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

/** What an agent meets each day: nobody looks through all ninety states at once. */
const dailyStates = [
  'ring of a customer',
  'ring of one of several',
  'ring of nobody we know',
  'two rings',
  'call with everything it can do',
  'transfer open',
  'customer searched',
  'call with notes',
  'wrap-up',
  'calls that are over',
  'keypad',
  'history',
] as const;

/** What an agent sees of the browser's telephone. */
const voiceStates = [
  'sound in this browser',
  'sound that was checked and works',
  'sound being checked, echo running',
  'sound that was checked and fails',
  'microphone being tried',
  'call with good sound',
  'call with poor sound',
  'sound trouble CallSilent',
] as const;

/** These states in each kind of place and look. */
const sheets: readonly (readonly [
  name: string,
  picture: Omit<Picture, 'state'>,
  contrast?: boolean,
  states?: readonly string[],
])[] = [
  ['states-light', { place: 'panel', widthPx: 300 }],
  ['states-dark', { place: 'panel', widthPx: 300, dark: true }],
  ['states-high-contrast', { place: 'panel', widthPx: 300 }, true],
  ['states-right-to-left', { place: 'panel', widthPx: 300, languageId: 1025 }],
  ['states-voice', { place: 'panel', widthPx: 300 }, false, voiceStates],
  ['states-control', { place: 'control', widthPx: 240 }],
  ['states-compact', { place: 'compact', widthPx: 240 }],
];

async function takeSheets(wanted: readonly string[]): Promise<void> {
  for (const [name, picture, contrast = false, shown = dailyStates] of sheets) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const { page, close } = await openGallery();
    await page.setViewportSize({ width: 1360, height: 900 });
    await page.emulateMedia({ forcedColors: contrast ? 'active' : 'none' });
    await page.evaluate(([one, states]) => window.gallery.sheet(one, states), [picture, shown] as const);
    await page.screenshot({ path: join(folder, `${name}.jpg`), type: 'jpeg', quality: 50, fullPage: true });
    process.stdout.write(`docs/images/${name}.jpg\n`);
    await close();
  }
}

async function main(wanted: readonly string[]): Promise<void> {
  await ensureBuilt((line) => process.stdout.write(`${line}\n`));
  mkdirSync(folder, { recursive: true });
  for (const story of stories) {
    if (wanted.length > 0 && !wanted.includes(story.name)) continue;
    const { coreSolutionZip } = builtPaths();
    const simulator = await startSimulator({ port: 0, ...builtFiles(), ...(story.core ? { coreSolutionZip } : {}) });
    let context: BrowserContext | undefined;
    try {
      const { certificateSpkiHash } = simulator.entra;
      context = await startBrowser({ certificateSpkiHash, thirdPartyCookies: story.cookies ?? 'allowed' });
      const url = (story.core && simulator.coreDynamics?.url) ?? simulator.url;
      const desk = await openDesk(context, `${url}/${story.query}`, (story.admin ? admin : agent).name);
      if (story.admin) await desk.page.setViewportSize({ width: 1280, height: 720 });
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
