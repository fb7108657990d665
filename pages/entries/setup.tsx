import * as React from 'react';
import * as ReactDOM from 'react-dom';
import { openHubAt } from '../../CifSoftphone/connection/hub';
import { msalSignIn } from '../../CifSoftphone/connection/msalSignIn';
import type { SignIn } from '../../CifSoftphone/connection/signIn';
import type { LineVariables, VariableName } from '../../CifSoftphone/core/settings/environmentVariables';
import type { LineSettings } from '../../CifSoftphone/core/settings/lineSettings';
import { readEnvironmentVariables } from '../../CifSoftphone/dataverse/readEnvironmentVariables';
import words from '../../strings/setup.words';
import { version } from '../../package.json';
import { SetupRun } from '../checks/setupRun';
import type { World } from '../checks/world';
import { cookieCall } from '../dynamics/cookieCall';
import { createPageDynamics } from '../dynamics/pageDynamics';
import { reasonOf } from '../dynamics/reasonOf';
import { dressPage } from '../parts/dressPage';
import { languageOfAdmin } from '../parts/languageOfAdmin';
import { Refused } from '../parts/Refused';
import { SetupPage } from '../setUpPage/SetupPage';
import type { SetupKey } from '../words/setupKeys';
import { speak } from '../words/say';

const variablesMs = 10_000;
const { origin } = window.location;
const root = document.getElementById('root');
const language = speak<SetupKey>(words, languageOfAdmin(window), navigator.language);
const { say } = language;
dressPage(language, say('page_title'));

const ask: typeof fetch = (...request) => window.fetch(...request);
const clock = {
  now: () => Date.now(),
  wait: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
};
const dynamics = createPageDynamics(cookieCall({ fetch: ask, clock }), origin);

const blocked = new Set<string>();
document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
  if (effectiveDirective !== 'connect-src' && effectiveDirective !== 'frame-src') return;
  blocked.add(URL.canParse(blockedURI) ? new URL(blockedURI).host : blockedURI);
});

async function readVariables(): Promise<LineVariables> {
  const read = await readEnvironmentVariables({ fetch: ask, organisationUrl: '', timeoutMs: variablesMs });
  if (!read.ok) throw new Error(read.trouble.detail ?? read.trouble.kind);
  return read.variables;
}

async function saveVariables(values: ReadonlyMap<VariableName, string>): Promise<void> {
  const known = await dynamics.setup.variables([...values.keys()]);
  for (const variable of known) {
    const wanted = [...values].find(([name]) => name === variable.schemaname)?.[1];
    const [there] = variable.environmentvariabledefinition_environmentvariablevalue;
    if (wanted !== undefined && wanted !== there?.value) await dynamics.setup.setVariable(variable, wanted);
  }
  await run.look();
}

let signedIn: { readonly settings: LineSettings; readonly signIn: Promise<SignIn> } | undefined;
/** One for each set of settings: what is signed in stays so. */
function signInFor(settings: LineSettings): Promise<SignIn> {
  if (JSON.stringify(signedIn?.settings) !== JSON.stringify(settings)) {
    // As the panel says it to the issuer: without the folder of a version.
    const redirectUri = new URL('WebResources/cti_/softphone/redirect.html', origin).href;
    signedIn = { settings, signIn: msalSignIn({ settings, redirectUri }) };
  }
  return signedIn?.signIn ?? msalSignIn({ settings, redirectUri: '' });
}

const world: World = {
  dynamics,
  origin,
  fetch: ask,
  readVariables,
  signInFor,
  openHub: (adaptorUrl, token) => openHubAt(adaptorUrl)(() => Promise.resolve(token)),
  wait: clock.wait,
  testRingWords: say('check_ring'),
  blocked: () => [...blocked],
};
let run = new SetupRun(world, {}, draw);

function draw(): void {
  ReactDOM.render(
    <SetupPage
      say={say}
      run={run}
      lines={run.lines()}
      isLooking={run.isLooking}
      version={version}
      readVariables={readVariables}
      saveVariables={saveVariables}
      findPeople={dynamics.people}
    />,
    root,
  );
}

const refuse = (sentence: string): void =>
  void ReactDOM.render(<Refused title={say('page_title')} words={sentence} />, root);

async function start(): Promise<void> {
  const me = await dynamics.me();
  if (!me.isAdministrator) return refuse(say('page_guard'));
  const userName = await dynamics.userName(me.id).catch(() => '');
  run = new SetupRun(world, userName === '' ? {} : { userName }, draw);
  await run.look();
}

start().catch((error: unknown) => refuse(say('page_guardUnknown', { reason: reasonOf(error) })));
