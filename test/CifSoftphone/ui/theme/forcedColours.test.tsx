/** @jest-environment jsdom */
import { act, render } from '@testing-library/react';
import * as React from 'react';
import { PanelRoot } from '../../../../CifSoftphone/ui/shell/PanelRoot';
import { aCall, aView, FakeLine } from '../../surface/fakeLine';
import { english, placeOn } from '../shell/fakePlace';
import { laterHere } from '../shell/laterHere';

/** Colours of high contrast alone: elsewhere the system's highlight stands in the place of the theme's colour. */
const ofHighContrast = /\b(Highlight|HighlightText|GrayText|ButtonText)\b/;

it('colours of high contrast are worn in high contrast alone: what is on has the border of its theme', async () => {
  const dispositions = ['one', 'two', 'three', 'four'].map((value) => ({ value, label: value }));
  const draft = { notes: '', disposition: undefined, case: undefined };
  const line = new FakeLine(
    aView({
      calls: [
        aCall({ state: 'connected', muted: true, offers: ['hangup', 'hold', 'unmute', 'consult', 'blind-transfer'] }),
        aCall({ key: 'pbx call-2', callId: 'call-2', state: 'disconnected', reason: 'normal', draft: draft as never }),
      ],
      given: { dispositions },
    }),
  );
  render(
    <PanelRoot
      later={laterHere}
      place={placeOn(line).place}
      texts={english}
      theme={{ dark: false, rtl: false, tokens: {} }}
    />,
  );
  await act(async () => document.querySelector<HTMLElement>('[data-command=blind-transfer]')?.click());
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).map(({ cssText }) => cssText);
  expect(rules.filter((rule) => rule.startsWith('@media') && ofHighContrast.test(rule))).not.toEqual([]);
  const own = rules.filter((rule) => !rule.startsWith('@media') && ofHighContrast.test(rule));
  expect(own).toEqual([]);
});
