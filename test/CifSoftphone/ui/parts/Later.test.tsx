/**
 * @jest-environment jsdom
 */
import '@testing-library/jest-dom';
import * as React from 'react';
import { act, fireEvent, render, screen } from '@testing-library/react';
import type { LaterParts } from '../../../../CifSoftphone/ui/parts/laterParts';
import { PanelRoot } from '../../../../CifSoftphone/ui/shell/PanelRoot';
import { aCall, FakeLine } from '../../surface/fakeLine';
import { createPlace } from '../../../../CifSoftphone/surface/createPlace';
import { FakeChoices, FakeSound } from '../../sound/fakeSound';
import { FakeBrowserSide } from '../../surface/fakeBrowserSide';
import { fakeDialling } from '../../surface/fakeDialling';
import { english } from '../shell/fakePlace';
import { laterHere } from '../shell/laterHere';

/** Of a call that the agent writes about. */
const aDraft = {
  notes: '',
  revision: 0,
  saved: 'saved',
  disposition: undefined,
  caseLink: undefined,
  fields: {},
  wrapUp: { sinceMs: 0, endsAtMs: undefined },
} as const;
const theme = { dark: false, rtl: false, tokens: {} };

/** A script that comes, or does not come, when the test says so. */
function slowScript() {
  const asked: { arrive: () => Promise<void>; fail: () => void }[] = [];
  return {
    asked,
    later: () =>
      new Promise<LaterParts>((resolve, reject) => {
        asked.push({
          arrive: async () => resolve(await laterHere()),
          fail: () => reject(new Error('404')),
        });
      }),
  };
}

function start() {
  const line = new FakeLine();
  const script = slowScript();
  const place = createPlace({
    line,
    browser: new FakeBrowserSide(),
    texts: { headerText: () => '' },
    ...fakeDialling(),
    sounds: { sound: new FakeSound(), choices: new FakeChoices() },
  });
  render(<PanelRoot later={script.later} place={place} texts={english} theme={theme} />);
  return { line, ...script };
}

/** What was brought in sight. */
const shown: (string | null)[] = [];
Element.prototype.scrollIntoView = function (this: Element) {
  shown.push(this.getAttribute('data-testid'));
};

const open = (): void => void fireEvent.click(screen.getByTestId('settings-button'));

describe('what an agent opens now and then', () => {
  it('is not loaded before it is opened', () => {
    const { asked } = start();
    expect(asked).toHaveLength(0);
  });

  it('says that it is loading, and is there when it has come', async () => {
    const { asked } = start();
    open();
    expect(screen.getByText('Loading…')).toHaveAttribute('role', 'status');
    await act(async () => asked[0]?.arrive());
    expect(screen.getByTestId('settings')).toBeVisible();
    expect(screen.queryByText('Loading…')).toBeNull();
  });

  it('is brought in sight: settings stand below the calls that were missed', async () => {
    shown.length = 0;
    const { asked } = start();
    open();
    await act(async () => asked[0]?.arrive());
    expect(shown).toEqual(['settings']);
  });

  it('says what happened when it cannot be loaded; a ring still rings, and to try again loads it', async () => {
    const quiet = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const { asked, line } = start();
    open();
    await act(async () => asked[0]?.fail());
    expect(screen.getByTestId('region-failed')).toHaveAttribute('data-region', 'settings');
    act(() => line.show({ calls: [aCall()] }));
    expect(screen.getByTestId('ring-card')).toBeVisible();
    fireEvent.click(screen.getByText(english('Region_Again')));
    // With the ring it was asked for once more, for what may be opened next.
    await act(async () => {
      for (const one of asked) await one.arrive();
    });
    expect(screen.getByTestId('settings')).toBeVisible();
    quiet.mockRestore();
  });

  it('lets a wrap-up be ended also where it cannot be loaded', async () => {
    const quiet = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const { asked, line } = start();
    const over = aCall({ state: 'disconnected', reason: 'normal', draft: aDraft });
    act(() => line.show({ calls: [over] }));
    await act(async () => {
      for (const one of asked) one.fail();
    });
    fireEvent.click(screen.getByRole('button', { name: 'Done' }));
    expect(line.sent).toContainEqual({ type: 'dismiss', key: over.key });
    quiet.mockRestore();
  });

  it('is forgotten when it was closed before it came', async () => {
    const { asked } = start();
    open();
    open();
    await act(async () => asked[0]?.arrive());
    expect(screen.queryByTestId('settings')).toBeNull();
    expect(screen.queryByText('Loading…')).toBeNull();
  });

  it('does not call away an agent who writes by then', async () => {
    const { asked } = start();
    open();
    const field = document.body.appendChild(document.createElement('input'));
    field.focus();
    await act(async () => asked[0]?.arrive());
    expect(field).toHaveFocus();
    field.remove();
  });
});
