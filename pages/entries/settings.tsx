import * as React from 'react';
import * as ReactDOM from 'react-dom';
import words from '../../strings/settings.words';
import { cookieCall } from '../dynamics/cookieCall';
import { createPageDynamics } from '../dynamics/pageDynamics';
import { reasonOf } from '../dynamics/reasonOf';
import { dressPage } from '../parts/dressPage';
import { languageOfAdmin } from '../parts/languageOfAdmin';
import { Refused } from '../parts/Refused';
import type { Scope } from '../settingsForm/draft';
import { readOrganisation, writeOrganisation } from '../settingsForm/parts';
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

async function load(scope: Scope): Promise<string> {
  if (scope === 'organisation') return readOrganisation(dynamics);
  return scope === 'profile' ? ((await dynamics.provider())?.msdyn_customparams ?? '') : '';
}

async function save(scope: Scope, text: string): Promise<void> {
  if (scope === 'organisation') return writeOrganisation(dynamics, text);
  const provider = await dynamics.provider();
  if (provider === undefined) throw new ReferenceError('msdyn_channelprovider');
  await dynamics.setProviderSettings(provider.msdyn_channelproviderid, text);
}

async function start(): Promise<void> {
  const { isAdministrator } = await dynamics.me();
  const page = isAdministrator ? (
    <SettingsPage say={say} load={load} save={save} />
  ) : (
    <Refused title={say('page_title')} words={say('page_guard')} />
  );
  ReactDOM.render(page, root);
}

start().catch((error: unknown) => {
  const sentence = say('page_guardUnknown', { reason: reasonOf(error) });
  ReactDOM.render(<Refused title={say('page_title')} words={sentence} />, root);
});
