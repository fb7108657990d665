import * as React from 'react';
import * as ReactDOM from 'react-dom';
import words from '../../strings/settings.words';
import { cookieCall } from '../dynamics/cookieCall';
import { createPageDynamics } from '../dynamics/pageDynamics';
import { reasonOf } from '../dynamics/reasonOf';
import { dressPage } from '../parts/dressPage';
import { languageOfAdmin } from '../parts/languageOfAdmin';
import { Refused } from '../parts/Refused';
import { storedSettings } from '../settingsForm/storedSettings';
import { SettingsPage } from '../settingsPage/SettingsPage';
import type { SettingsKey } from '../words/settingsKeys';
import { speak } from '../words/say';

const root = document.getElementById('root');
const language = speak<SettingsKey>(words, languageOfAdmin(window), navigator.language);
const { say } = language;
dressPage(language, say('page_title'));

const clock = {
  now: () => Date.now(),
  wait: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
};
const dynamics = createPageDynamics(
  cookieCall({ fetch: (...request) => window.fetch(...request), clock }),
  window.location.origin,
);

async function start(): Promise<void> {
  const { isAdministrator } = await dynamics.me();
  if (!isAdministrator) {
    ReactDOM.render(<Refused title={say('page_title')} words={say('page_guard')} />, root);
    return;
  }
  const stored = storedSettings(dynamics);
  ReactDOM.render(<SettingsPage say={say} stored={stored} places={await stored.places()} />, root);
}

start().catch((error: unknown) => {
  const sentence = say('page_guardUnknown', { reason: reasonOf(error) });
  ReactDOM.render(<Refused title={say('page_title')} words={sentence} />, root);
});
