/** @jest-environment jsdom */
import '@testing-library/jest-dom';
import { cleanup, render, screen } from '@testing-library/react';
import * as React from 'react';
import { PanelRoot } from '../../../../CifSoftphone/ui/shell/PanelRoot';
import { factSamples } from '../../../protocol/factSamples';
import { aCall, aView, FakeLine } from '../../surface/fakeLine';
import { english, placeOn } from '../shell/fakePlace';
import { laterHere } from '../shell/laterHere';

/** The words of the only card. */
function cardWith(testId: string, facts: Parameters<typeof aCall>[0]): string | null {
  cleanup();
  render(
    <PanelRoot
      later={laterHere}
      place={placeOn(new FakeLine(aView({ calls: [aCall(facts)] }))).place}
      texts={english}
      theme={{ dark: false, rtl: false, tokens: {} }}
    />,
  );
  return screen.getByTestId(testId).textContent;
}

/** In one of these states everything that is told is seen: how a ring can be answered is said of a ring only. */
const words = (facts: object): string =>
  [
    cardWith('call-card', { direction: 'outbound', state: 'initiated', ...facts }),
    cardWith('ring-card', { direction: 'inbound', state: 'offered', ...facts }),
    cardWith('call-card', { direction: 'outbound', state: 'connected', ...facts }),
  ].join(' | ');

/** Behind a button of a ring, or seen in the activity only: `ReplyText.test.tsx`, `toPhoneCall.test.ts`. */
const elsewhere = ['reply', 'repliedText'];
const shown = Object.entries(factSamples).filter(([name]) => !elsewhere.includes(name));

it.each(shown)('the agent sees on the card what was told of the call: %s', (name, fact) => {
  expect(words({ [name]: fact })).not.toBe(words({}));
});
