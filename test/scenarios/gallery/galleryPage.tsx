import * as React from 'react';
import * as ReactDOM from 'react-dom';
import type { StringKey } from '../../../CifSoftphone/words/stringKeys';
import { ControlRoot } from '../../../CifSoftphone/ui/shell/ControlRoot';
import { isRightToLeft } from '../../../CifSoftphone/words/languages';
import { PanelRoot } from '../../../CifSoftphone/ui/shell/PanelRoot';
import { createPlace } from '../../../CifSoftphone/surface/createPlace';
import { hostExtras } from '../../../CifSoftphone/surface/hostExtras';
import { FakeCallHistory } from '../../CifSoftphone/dataverse/fakeCallHistory';
import { FakeHost } from '../../CifSoftphone/surface/fakeHost';
import { FakeBrowserSide } from '../../CifSoftphone/surface/fakeBrowserSide';
import { fakeDialling } from '../../CifSoftphone/surface/fakeDialling';
import { FakeLine } from '../../CifSoftphone/surface/fakeLine';
import { FakeChoices, FakeSound } from '../../CifSoftphone/sound/fakeSound';
import { axeFaults } from './axeFaults';
import type { Gallery, Picture } from './gallery';
import { galleryLanguage } from './galleryLanguages';
import {
  askedIn,
  casesIn,
  galleryStates,
  pastCallsIn,
  pressedIn,
  viewOf,
  withSessions,
  withSound,
} from './galleryStates';
import { contrastFaults } from './contrastFaults';
import { chatsOf } from './galleryChats';
import { hangVoice } from './galleryVoice';
import { hangSheet } from './hangSheet';
import { layoutFaults } from './layoutFaults';
import { askForKeyList } from '../../../CifSoftphone/ui/keys/keyListAsked';
import { laterHere } from '../../CifSoftphone/ui/shell/laterHere';

const frame = document.createElement('div');
let line = new FakeLine();

/** The panel's strings, unless a test brings its own. */
function textsOf({ languageId, strings }: Picture): (key: StringKey) => string {
  const { tag, texts } = galleryLanguage(languageId ?? 1033);
  document.documentElement.lang = tag;
  return strings === undefined ? texts : (key) => strings[key] ?? key;
}

function hang(picture: Picture): void {
  ReactDOM.unmountComponentAtNode(frame);
  line = new FakeLine(viewOf(picture.state));
  const texts = textsOf(picture);
  const sound = new FakeSound();
  sound.devices = [{ id: 'headset', name: 'Headset of a long name (Model 4711 Stereo, 045e:0779)' }];
  const place = createPlace({
    hostExtras,
    line,
    browser: new FakeBrowserSide(),
    texts: { headerText: () => '' },
    ...fakeDialling(askedIn[picture.state]?.record),
    findCases: () => Promise.resolve(casesIn[picture.state]),
    pastCalls: new FakeCallHistory(picture.state in pastCallsIn ? pastCallsIn[picture.state] : { calls: [] }),
    ...(withSound.includes(picture.state) ? { sounds: { sound, choices: new FakeChoices() } } : {}),
  });
  sound.block(picture.state === 'ring that cannot be heard');
  if (withSessions.includes(picture.state)) {
    const workspace = new FakeHost();
    place.useHost(workspace);
    workspace.tellSessions([]);
  }
  const theme = { dark: picture.dark === true, rtl: isRightToLeft(picture.languageId ?? 1033), tokens: {} };
  document.body.style.margin = '0';
  document.body.style.background = theme.dark ? '#292929' : '#ffffff';
  frame.style.width = `${picture.widthPx}px`;
  frame.dir = theme.rtl ? 'rtl' : 'ltr';
  document.body.append(frame);
  const field = {
    value: '+1 202 555 0123',
    readable: true,
    editable: true,
    required: false,
    label: 'Business phone',
    maxLength: 50,
    errorMessage: undefined,
  };
  ReactDOM.render(
    picture.place === 'panel' ? (
      <PanelRoot
        later={laterHere}
        place={place}
        texts={texts}
        theme={theme}
        written={chatsOf(picture.state, picture.strings)}
      />
    ) : (
      <ControlRoot
        later={laterHere}
        place={place}
        texts={texts}
        theme={theme}
        compact={picture.place === 'compact'}
        field={field}
        onChange={() => undefined}
      />
    ),
    frame,
  );
  hangVoice(frame, picture.state, picture.strings);
  const asked = askedIn[picture.state];
  if (asked !== undefined) place.dial(asked.wish);
  for (const pressed of [pressedIn[picture.state] ?? []].flat()) {
    frame.querySelector<HTMLElement>(`[data-command=${pressed}],[data-testid=${pressed}]`)?.click();
  }
}

const message = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve();
    port2.postMessage(undefined);
  });

/** React subscribes and moves the focus after its drawing, in messages to itself; a long one it goes on with in another. */
async function effectsDone(): Promise<void> {
  for (let round = 0; round < 5; round += 1) await message();
}

const gallery: Gallery = {
  states: Object.keys(galleryStates),
  hang: async (picture) => {
    hang(picture);
    await effectsDone();
    const button = frame.querySelector('section');
    if (picture.state !== 'list of keys' || button === null) return;
    askForKeyList(button);
    await effectsDone();
  },
  change: async (state) => {
    await effectsDone();
    line.show(viewOf(state));
    await effectsDone();
  },
  asked: () => line.asked(),
  layoutFaults: () => layoutFaults(frame),
  contrastFaults: () => contrastFaults(frame),
  sheet: (picture, states) =>
    hangSheet(frame, states, (state) => {
      hang({ ...picture, state });
      return effectsDone();
    }),
  axeFaults,
};
window.gallery = gallery;
