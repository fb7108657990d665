/**
 * @jest-environment jsdom
 */
import '@testing-library/jest-dom';
import * as React from 'react';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { createPlace } from '../../../../CifSoftphone/surface/createPlace';
import { hostExtras } from '../../../../CifSoftphone/surface/hostExtras';
import type { CallView } from '../../../../CifSoftphone/core/calls/callView';
import { PanelRoot } from '../../../../CifSoftphone/ui/shell/PanelRoot';
import { aPastCall, FakeCallHistory } from '../../dataverse/fakeCallHistory';
import type { SoundOutput } from '../../../../CifSoftphone/sound/soundPort';
import { FakeChoices, FakeSound } from '../../sound/fakeSound';
import { FakeBrowserSide } from '../../surface/fakeBrowserSide';
import { fakeDialling } from '../../surface/fakeDialling';
import { aCall, FakeLine } from '../../surface/fakeLine';
import { english } from '../shell/fakePlace';
import { laterHere } from '../shell/laterHere';

Element.prototype.scrollIntoView = () => undefined;

const theme = { dark: false, rtl: false, tokens: {} };
const settle = () => act(() => new Promise((resolve) => setTimeout(resolve, 0)));
const secret = 'Maria Silva';
/** What React cannot draw, wherever it stands in the place of a text. */
const undrawable = { secret } as unknown as string;
const ring = (key: string, more: Partial<CallView> = {}) => aCall({ key, state: 'offered', ...more });
const failed = () => screen.queryAllByTestId('region-failed').map((region) => region.dataset['region']);

function start(pastCalls = new FakeCallHistory({ calls: [] })) {
  const line = new FakeLine();
  line.show({ ringPlaceId: line.placeId });
  const browser = new FakeBrowserSide();
  const sound = new FakeSound();
  const place = createPlace({
    line,
    browser,
    pastCalls,
    sounds: { sound, choices: new FakeChoices() },
    texts: { headerText: () => '' },
    ...fakeDialling(),
    hostExtras,
  });
  render(<PanelRoot later={laterHere} place={place} texts={english} theme={theme} />);
  const show = (...calls: readonly CallView[]) => act(() => line.show({ ringPlaceId: line.placeId, calls }));
  return { line, browser, sound, place, show };
}

// React tells of each error on the console as well.
beforeEach(() => jest.spyOn(console, 'error').mockImplementation(() => undefined));
afterEach(() => jest.restoreAllMocks());

it('a list of calls that cannot be drawn says so, and the next ring is drawn and answered', async () => {
  const page = { calls: [aPastCall({ subject: undrawable })] };
  const { line, show } = start(new FakeCallHistory(page));
  fireEvent.click(screen.getByTestId('history-button'));
  await settle();
  expect(failed()).toEqual(['history']);
  expect(screen.getByTestId('region-failed')).toHaveTextContent('The list of your last calls cannot be shown.');
  show(ring('a'));
  fireEvent.click(within(screen.getByTestId('ring-card')).getByRole('button', { name: 'Accept' }));
  expect(line.sent).toContainEqual({ type: 'accept', key: 'a' });
});

it('what is right again is drawn by Try again', () => {
  const { show } = start();
  show(ring('a', { displayName: undrawable, number: undefined }));
  show(ring('a', { displayName: 'Maria' }));
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(failed()).toEqual([]);
  expect(screen.getByTestId('ring-card')).toHaveTextContent('Maria');
});

it('a ring that cannot be drawn can be answered all the same, and the other one is drawn as ever', () => {
  const { line, show } = start();
  show(ring('a', { displayName: undrawable, number: undefined }), ring('b'));
  expect(screen.getAllByTestId('ring-card')).toHaveLength(1);
  fireEvent.click(within(screen.getByTestId('plain-rings')).getByRole('button', { name: 'Accept' }));
  expect(line.sent).toContainEqual({ type: 'accept', key: 'a' });
});

it('what the search found cannot cost a ring its buttons', () => {
  const { show } = start();
  const customer = { entityName: 'contact', id: '1', name: undrawable } as const;
  show(ring('a', { customer: { outcome: 'several', customers: [customer, { ...customer, id: '2' }] } }));
  expect(failed()).toEqual(['customer']);
  expect(within(screen.getByTestId('ring-card')).getByRole('button', { name: 'Accept' })).toBeEnabled();
});

const accept = () => fireEvent.click(within(screen.getByTestId('ring-card')).getByRole('button', { name: 'Accept' }));

it('notes that cannot be drawn leave their call its buttons, and the next ring rings', () => {
  const { line, show, sound } = start();
  const draft = {
    notes: '',
    disposition: undefined,
    caseLink: undefined,
    fields: {},
    revision: 1,
    saved: 'saved',
  } as const;
  const unreadable: unknown = {
    toString: () => {
      throw new Error(secret);
    },
  };
  const talk = ring('a', { state: 'connected', draft: { ...draft, wrapUp: undefined } });
  show({ ...talk, draft: { ...draft, wrapUp: undefined, notes: 'x', saved: unreadable as 'saved' } });
  expect(failed()).toEqual(['notes']);
  show(talk, ring('b'));
  expect(sound.heard).toBe('discreet 60');
  accept();
  fireEvent.click(screen.getByRole('button', { name: 'End call' }));
  expect(line.sent).toEqual(
    expect.arrayContaining([
      { type: 'accept', key: 'b' },
      { type: 'command', key: 'a', command: { command: 'hangup' } },
    ]),
  );
});

it('settings that cannot be drawn say so, and the next ring rings and is answered', async () => {
  const { line, show, sound } = start();
  sound.devices = [null as unknown as SoundOutput];
  fireEvent.click(screen.getByTestId('settings-button'));
  await settle();
  expect(failed()).toEqual(['settings']);
  show(ring('a'));
  expect(sound.heard).toBe('classic 60');
  accept();
  expect(line.sent).toContainEqual({ type: 'accept', key: 'a' });
});

it('a softphone that cannot be drawn at all still rings, and its rings can be answered', () => {
  const { line, sound } = start();
  act(() => line.show({ kept: 5 as never, calls: [ring('a')] }));
  expect(failed()).toEqual(['softphone']);
  expect(sound.heard).toBe('classic 60');
  fireEvent.click(within(screen.getByTestId('plain-rings')).getByRole('button', { name: 'Accept' }));
  expect(line.sent).toContainEqual({ type: 'accept', key: 'a' });
});

it('the support log names the region and the kind of the error, and nobody', () => {
  const { browser, place, show } = start();
  show(ring('a', { displayName: undrawable, number: undefined }));
  place.saveSupportLog();
  const log = JSON.stringify(browser.saved);
  expect(log).toMatch(/drawing \w+ failed: (Error|another error)/);
  expect(log).not.toContain(secret);
});
