/** @jest-environment jsdom */
import '@testing-library/jest-dom';
import { cleanup, render, screen } from '@testing-library/react';
import * as React from 'react';
import { PanelRoot } from '../../../../CifSoftphone/ui/shell/PanelRoot';
import { factSamples } from '../../../protocol/factSamples';
import { aCall, aView, FakeLine } from '../../surface/fakeLine';
import { english, placeOn } from '../shell/fakePlace';
import { laterHere } from '../shell/laterHere';

/** The words of the only card, of a call that the agent has dialled: in this state nothing that is told is left out. */
function cardWith(facts: object): string | null {
  cleanup();
  const line = new FakeLine(aView({ calls: [aCall({ direction: 'outbound', state: 'initiated', ...facts })] }));
  render(
    <PanelRoot
      later={laterHere}
      place={placeOn(line).place}
      texts={english}
      theme={{ dark: false, rtl: false, tokens: {} }}
    />,
  );
  return screen.getByTestId('call-card').textContent;
}

it.each(Object.entries(factSamples))('the agent sees on the card what was told of the call: %s', (name, fact) => {
  expect(cardWith({ [name]: fact })).not.toBe(cardWith({}));
});
