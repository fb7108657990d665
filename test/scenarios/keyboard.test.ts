import type { Locator } from 'playwright-core';
import { endReasons } from '../../protocol/callState';
import type { Picture } from './gallery/gallery';
import { openGallery, type OpenGallery } from './gallery/openGallery';

jest.setTimeout(60_000);

let gallery: OpenGallery;
beforeAll(async () => (gallery = await openGallery()));
afterAll(() => gallery.close());

const widthPx = 300;
const hang = (place: Picture['place'], state: string): Promise<void> =>
  gallery.page.evaluate((picture) => window.gallery.hang(picture), { place, state, widthPx });
const change = (state: string): Promise<void> => gallery.page.evaluate((next) => window.gallery.change(next), state);
const asked = (): Promise<readonly string[]> => gallery.page.evaluate(() => window.gallery.asked());
const button = (name: string): Locator => gallery.page.getByRole('button', { name, exact: true });
const press = (key: string): Promise<void> => gallery.page.keyboard.press(key);

/** Name of what has the keyboard; undefined while nothing has it. */
const focused = (): Promise<string | undefined> =>
  gallery.page.evaluate(() => {
    const element = document.activeElement;
    if (element === document.body) return undefined;
    const read = element?.cloneNode(true);
    if (!(read instanceof Element)) return '';
    read.querySelectorAll('[aria-hidden=true]').forEach((unread) => unread.remove());
    const isField =
      element instanceof HTMLSelectElement ||
      element instanceof HTMLInputElement ||
      element instanceof HTMLTextAreaElement;
    const label = isField ? element.labels?.[0] : undefined;
    const words = label?.firstChild?.textContent?.trim();
    return read.getAttribute('aria-label') || words || read.textContent || '';
  });

/** What Tab reaches, in order, between what lies before and behind the softphone on a form. */
async function tabStops(): Promise<readonly string[]> {
  await gallery.page.evaluate(() => {
    const [before, behind] = ['before', 'behind'].map((name) => {
      document.getElementById(name)?.remove();
      const stop = document.createElement('button');
      stop.id = name;
      stop.textContent = name;
      return stop;
    });
    document.body.prepend(before ?? '');
    document.body.append(behind ?? '');
    before?.focus();
  });
  const stops: string[] = [];
  for (;;) {
    await press('Tab');
    const name = (await focused()) ?? 'nothing';
    if (name === 'behind') return stops;
    if (stops.length > 40) throw new Error(`Tab does not leave the softphone: ${stops.join(', ')}`);
    // Facts are kept together by spaces that do not break.
    stops.push(name.replace(/\u00a0/g, ' '));
  }
}

const keypad = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#', '+', 'Call', 'Delete the last digit'];

describe('Tab goes through what can be done, from top to bottom, and out again', () => {
  it.each<[Picture['place'], string, readonly string[]]>([
    ['panel', 'line connected', ['Now']],
    ['panel', 'line signed-out', ['Sign in', 'Details', 'Now']],
    [
      'panel',
      'several messages',
      [
        'Your state: Not ready: Training on the new billing system with the whole team 20 of 15 min',
        '3 more',
        'Details',
        'Dismiss',
        'Now',
      ],
    ],
    ['panel', 'agent available', ['Your state: Available', 'Now']],
    ['control', 'agent available', ['Business phone', 'Your state: Available', 'History']],
    ['compact', 'agent available', ['Business phone']],
    ['panel', 'trouble ServiceLost', ['Details', 'Dismiss', 'Now']],
    ['panel', 'ring of a customer', ['Accept', 'Reject', 'Change customer', 'Now']],
    ['panel', 'ring that is answered elsewhere', ['Now']],
    ['panel', 'ring that can be sent on', ['Accept', 'Reject', 'Forward: Yvonne McKay', 'Change customer', 'Now']],
    [
      'panel',
      'two rings',
      [
        'Accept',
        'Reject',
        'Details: +1 202 555 0123',
        'Accept',
        'Reject',
        'Details: Maximiliane Freifrau von Hohenstein-Oberlahnstein',
        'Now',
      ],
    ],
    ['panel', 'call in progress', ['End call', 'Customer', 'Change customer', 'Now']],
    ['panel', 'call on hold', ['End call', 'Customer', 'Change customer', 'Now']],
    [
      'panel',
      'call with everything it can do',
      ['Mute', 'Hold', 'End call', 'Transfer', 'Keypad', 'Customer', 'Change customer', 'Now'],
    ],
    [
      'panel',
      'call with its consultation',
      [
        'On hold: Yvonne McKay',
        'Resume: Yvonne McKay',
        'Mute',
        'Hold',
        'End call',
        'Complete transfer',
        'Keypad',
        'Back to caller',
        'Customer',
        'Find customer',
        'Now',
      ],
    ],
    ['panel', 'call whose session was closed', ['End call', 'Customer', 'Change customer', 'Open session', 'Now']],
    ['panel', 'call with notes', ['End call', 'Notes', 'Notes', 'Link a case', 'Now']],
    [
      'panel',
      'wrap-up',
      [
        'Notes',
        'Notes',
        'Link a case',
        'Solved at once',
        'Calls back when the training on the new billing system is over',
        'Done',
        'Now',
      ],
    ],
    ['control', 'wrap-up that ends by itself', ['Business phone', 'Notes', 'Notes', 'Link a case', 'Done', 'History']],
    [
      'panel',
      'two calls, one on hold',
      ['On hold: Yvonne McKay', 'Resume: Yvonne McKay', 'Hold', 'End call', 'Customer', 'Change customer', 'Now'],
    ],
    [
      'panel',
      'ring during a call',
      ['Accept', 'Reject', 'Details: +1 202 555 0123', 'End call', 'Customer', 'Change customer', 'Now'],
    ],
    ['control', 'ring of a customer', ['Business phone', 'Accept', 'Reject', 'Change customer', 'History']],
    ['control', 'call in progress', ['Business phone', 'End call', 'Customer', 'Change customer', 'History']],
    [
      'panel',
      'settings open',
      [
        'Settings',
        'Ring sound',
        'Volume',
        'Play on',
        'While you look elsewhere',
        'Test',
        'Keyboard shortcuts',
        'Save support log',
        'Now',
      ],
    ],
    [
      'panel',
      'ring that cannot be heard',
      ['Settings', 'Accept', 'Reject', 'Change customer', 'Details', 'Dismiss', 'Enable sound', 'Now'],
    ],
    [
      'compact',
      'ring that cannot be heard',
      ['Business phone', 'Accept', 'Reject', 'Details: Yvonne McKay', 'Details', 'Dismiss', 'Enable sound'],
    ],
    ['compact', 'line signed-out', ['Business phone', 'Sign in']],
    ['compact', 'ring of a customer', ['Business phone', 'Accept', 'Reject', 'Details: Yvonne McKay']],
    [
      'panel',
      'customer being changed',
      [
        'End call',
        'Customer',
        'Change customer',
        'Remove customer',
        'Litware InstrumentsAccount · Other phone (telephone3)',
        'Name or number',
        'Search',
        'How the caller was looked for',
        'Now',
      ],
    ],
    ['panel', 'ring of nobody, as the agent said', ['Accept', 'Reject', 'Find customer', 'Now']],
    [
      'panel',
      'calls that are over',
      [
        ...endReasons.map(() => 'Dismiss'),
        'Dismiss all',
        // What scrolls and holds nothing to press is reached too.
        'TodayCalls0Talk time0:00Average–Missed0Next for youNothing is waiting.',
        'Now',
      ],
    ],
    ['panel', 'keypad', ['Number to call', ...keypad, 'Keypad']],
    ['compact', 'keypad', ['Business phone', 'Call']],
    ['compact', 'number being dialled', ['Business phone', 'Call', 'Cancel call', 'Work on the call']],
    ['panel', 'number being dialled', ['Cancel call', 'Customer', 'Change customer', 'Now']],
    ['panel', 'question before a call that is not wanted', ['Call anyway', 'Do not call', 'Now']],
  ])('%s, %s', async (place, state, stops) => {
    await hang(place, state);
    expect(await tabStops()).toEqual(stops);
  });
});

describe('the keyboard alone', () => {
  it.each([
    ['Enter', 'Accept', 'accept'],
    ['Space', 'Accept', 'accept'],
    ['Enter', 'Reject', 'reject'],
    ['Space', 'Reject', 'reject'],
  ])('%s on %s answers the ring once', async (key, name, command) => {
    await hang('panel', 'ring of a customer');
    await button(name).focus();
    await press(key);
    expect(await asked()).toEqual([command]);
  });

  it.each(['Enter', 'Space'])('%s on End call ends the call', async (key) => {
    await hang('panel', 'call in progress');
    await button('End call').focus();
    await press(key);
    expect(await asked()).toEqual(['hangup']);
  });

  it.each(['Enter', 'Space'])('%s on Dismiss takes the message away', async (key) => {
    await hang('panel', 'trouble ServiceLost');
    await button('Dismiss').focus();
    await press(key);
    expect(await asked()).toEqual(['dismiss-trouble']);
  });

  it('follows the call: from Accept to End call, without a press that ends it', async () => {
    await hang('panel', 'ring of a customer');
    await button('Accept').focus();
    await gallery.page.keyboard.down('Enter');
    await change('ring being accepted');
    await change('call in progress that offers nothing yet');
    await change('call in progress of the same caller');
    await expectFocus('End call');
    // The key is still held down and repeats.
    await gallery.page.keyboard.down('Enter');
    await gallery.page.keyboard.up('Enter');
    expect(await asked()).toEqual(['accept']);
  });

  it('stays on the card while the choice is under way, so that nobody is thrown to the top of the page', async () => {
    await hang('panel', 'ring of a customer');
    await button('Accept').focus();
    await change('ring being accepted');
    await gallery.page.waitForTimeout(100);
    expect(await gallery.page.evaluate(() => document.activeElement?.getAttribute('data-call-state'))).toBe('offered');
  });

  it.each(['panel', 'control'] as const)(
    'stays in the card of the %s when a customer is chosen of two',
    async (place) => {
      await hang(place, 'call of one of several');
      await gallery.page.getByRole('list', { name: 'Who is it?' }).getByRole('button').first().click();
      await change('call in progress');
      await expectFocus('Change customer');
    },
  );

  it('does not go to a ring by itself: what the agent types elsewhere answers nothing', async () => {
    await hang('control', 'line connected');
    await gallery.page.getByRole('textbox', { name: 'Business phone' }).focus();
    await change('ring of a customer');
    await press('Enter');
    await press('Space');
    expect(await asked()).toEqual([]);
    await expectFocus('Business phone');
  });

  it('shows where it is', async () => {
    await hang('panel', 'ring of a customer');
    await press('Tab');
    const ringOfFocus = await button('Accept').evaluate((element) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return outlineStyle === 'solid' && outlineWidth === '2px';
    });
    expect(ringOfFocus).toBe(true);
  });
});

it('Escape closes the settings and leaves the keyboard on their button', async () => {
  await hang('panel', 'settings open');
  await gallery.page.getByLabel('Volume').focus();
  await press('Escape');
  await expectFocus('Settings');
  expect(await gallery.page.getByTestId('settings').count()).toBe(0);
});

describe('several calls', () => {
  const current = (): Promise<string | null> =>
    gallery.page.locator('[aria-current=true]').getByRole('group').first().getAttribute('aria-label');

  it.each(['Enter', 'Space'])('%s on the line of a call brings it to the front and stays with it', async (key) => {
    await hang('panel', 'two calls, one on hold');
    expect(await current()).toBe('In a call: Yvonne McKay');
    await button('On hold: Yvonne McKay').focus();
    await press(key);
    expect(await current()).toBe('On hold: Yvonne McKay');
    expect(await gallery.page.evaluate(() => document.activeElement?.getAttribute('aria-current'))).toBe('true');
    await press('Tab');
    await expectFocus('Resume');
    expect(await asked()).toEqual([]);
  });

  it('the arrow keys go from call to call, and leave a field its own', async () => {
    await hang('panel', 'two calls, one on hold');
    await button('End call').focus();
    await press('ArrowUp');
    await expectFocus('On hold: Yvonne McKay');
    await press('ArrowDown');
    expect(await gallery.page.evaluate(() => document.activeElement?.getAttribute('aria-current'))).toBe('true');
    await hang('panel', 'keypad open');
    await gallery.page.getByTestId('keypad-sent').focus();
    await press('ArrowDown');
    expect(await gallery.page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
  });
});

describe('a screen reader', () => {
  /** What the live regions say after the state changed before their eyes: they must have been there already. */
  const said = (before: string, after: string): Promise<readonly (string | null)[]> =>
    gallery.page.evaluate(
      async ([first, second]) => {
        await window.gallery.hang({ place: 'panel', state: first, widthPx: 300 });
        const regions = ['assertive', 'polite'].map((way) => document.querySelector(`[aria-live=${way}]`));
        await window.gallery.change(second);
        return regions.map((region) => (region?.isConnected ? region.textContent : null));
      },
      [before, after] as const,
    );

  it.each([
    ['a ring, at once', 'line connected', 'ring of a customer', ['Incoming call from Yvonne McKay', 'Connected']],
    [
      'a withheld number',
      'line connected',
      'ring without a number',
      ['Incoming call from a withheld number', 'Connected'],
    ],
    ['a lost line', 'line connected', 'line reconnecting', ['', 'Reconnecting']],
    [
      'an answered call',
      'ring of a customer',
      'call in progress of the same caller',
      ['', 'Connected. In a call: Yvonne McKay'],
    ],
    [
      'a call on hold',
      'call in progress of the same caller',
      'call on hold of the same caller',
      ['', 'Connected. On hold: Yvonne McKay'],
    ],
    [
      'the end of a call and why',
      'call in progress',
      'call that the caller ended',
      ['', 'Connected. The caller hung up'],
    ],
  ])('hears %s', async (_what, before, after, words) => {
    expect(await said(before, after)).toEqual(words);
  });

  it('hears a ring once: the place without its buttons is silent', async () => {
    expect(await said('line connected', 'ring that is answered elsewhere')).toEqual(['', 'Connected']);
  });

  it('hears a failure at once, as an alert', async () => {
    await hang('panel', 'trouble ServiceLost');
    const alert = gallery.page.getByRole('alert');
    expect(await alert.textContent()).toContain('The connection to the telephony service was lost.');
  });

  it('reads the name of a card with its state', async () => {
    await hang('panel', 'call on hold of the same caller');
    expect(await gallery.page.getByRole('group', { name: 'On hold: Yvonne McKay' }).count()).toBe(1);
  });
});

it('who ends a call by keyboard does not press Done with the same key', async () => {
  await hang('panel', 'call with notes');
  await button('End call').focus();
  await press('Enter');
  expect(await asked()).toEqual(['hangup']);
  await change('wrap-up');
  expect(await focused()).not.toBe('Done');
  await press('Enter');
  await press('Space');
  expect(await asked()).toEqual(['hangup']);
  // Who goes there by key means it.
  await press('Tab');
  await button('Done').focus();
  await press('Enter');
  expect(await asked()).toEqual(['hangup', 'dismiss']);
});

it('who writes notes when the call ends goes on writing', async () => {
  await hang('panel', 'call with notes');
  await gallery.page.getByRole('textbox', { name: 'Notes' }).focus();
  await change('wrap-up');
  expect(await focused()).toBe('Notes');
});

async function expectFocus(name: string): Promise<void> {
  expect(await focused()).toBe(name);
}

it('the agent’s state is chosen by keyboard, and the focus comes back to its button', async () => {
  await hang('panel', 'agent not ready');
  await button('Your state: Not ready: Training on the new billing system with the whole team').focus();
  await press('Enter');
  await gallery.page.getByRole('menu').waitFor();
  expect(await focused()).toBe('Not ready: Training on the new billing system with the whole team');
  await press('ArrowUp');
  expect(await focused()).toBe('Not ready: At lunch');
  await press('Enter');
  expect(await asked()).toEqual(['agent-state']);
  // Sooner it would be the second half of the press that chose.
  await gallery.page.waitForTimeout(1_000);
  await press('Enter');
  await gallery.page.getByRole('menu').waitFor();
  await press('Escape');
  await gallery.page.getByRole('menu').waitFor({ state: 'detached' });
  expect(await focused()).toMatch(/^Your state/);
});
