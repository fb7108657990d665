import * as React from 'react';
import * as ReactDOM from 'react-dom';
import { providerIdReader } from '../dataverse/readProviderId';
import { createAppPage } from '../host/appPage';
import { createCifV1Host } from '../host/cifV1';
import { createCifV2Host } from '../host/cifV2';
import { detectHost, sidePaneAround, type DetectedHost } from '../host/detectHost';
import { loadCifLibrary } from '../host/loadCifLibrary';
import { settingsOfPane } from '../host/paneNames';
import { isPopOut, offerHost, popOutAround } from '../host/popOut';
import { leaveTab } from '../browser/browserPage';
import { hostExtras } from '../surface/hostExtras';
import { laterBeside } from './laterBeside';
import { lineScriptBesidePage } from './lineScriptUrl';
import { languageWaitMs, panelLanguages, wordless, type PanelLanguage } from '../words/panelLanguages';
import { pageDataverse } from './pageDataverse';
import { startPlace } from './startPlace';
import { callTitle } from '../words/callTitle';
import { english, isRightToLeft, lcidOfBrowser } from '../words/languages';
import { PanelRoot } from '../ui/shell/PanelRoot';
import { watchPanelTheme } from '../ui/theme/panelTheme';
import type { Texts } from '../words/texts';
import { messagesChannelName, messagesHello, messagesOffered } from '../messages/channel/messagesChannel';
import { messagesPanelGlobal, type MessagesPanelScript } from './messagesPanelScript';
import { makersChannelName, makersHello } from '../line/channel/makersChannel';
import { voiceChannelName, voiceHello, voiceOffered } from '../voice/channel/voiceNames';

const inOwnWindow = isPopOut(window.location.search);
if (inOwnWindow) leaveTab();

/** The browser's language until Dynamics has told the agent's: the line need not wait for Dynamics. */
let languageId = lcidOfBrowser(navigator.language);
const wordsOf = panelLanguages(window.location.href);
let language = wordless;
let speaks = false;
/** What draws conversations, once there are any. */
let written: MessagesPanelScript | undefined;
/** Where the panel stands, once it is known. */
let hosted: DetectedHost['host'] | undefined;
const texts = (): Texts => language.texts;

const lineScriptUrl = lineScriptBesidePage(window.location.href);
const { later, pastCalls } = laterBeside(lineScriptUrl);
const place = startPlace({ kind: 'panel', lineScriptUrl, languageId }, pastCalls, texts, hostExtras);
const theme = watchPanelTheme(() => isRightToLeft(languageId), draw);

function draw(): void {
  // Before the first words: an empty panel is over in a moment.
  if (!speaks) return;
  document.documentElement.lang = language.tag;
  ReactDOM.render(
    <PanelRoot place={place} texts={texts()} theme={theme()} later={later} written={written} />,
    document.getElementById('root'),
  );
}

/** Draws in these words as soon as they are here. */
async function speak(): Promise<void> {
  const wanted = languageId;
  const loaded = await wordsOf(wanted);
  // Dynamics may have named another one meanwhile.
  if (wanted === languageId) drawIn(loaded);
}
function drawIn(words: PanelLanguage): void {
  language = words;
  speaks = true;
  draw();
}
void speak();
loadOnce(voiceChannelName, voiceHello, voiceOffered, 'voicepanel.js');
loadOnce(messagesChannelName, messagesHello, messagesOffered, 'messagespanel.js', () => {
  written = Reflect.get(window, messagesPanelGlobal) as MessagesPanelScript;
  openWritten();
  draw();
});
// Words in another language are better than an empty panel.
setTimeout(() => {
  if (!speaks) void wordsOf(english.lcid).then((words) => speaks || drawIn(words));
}, languageWaitMs);

const paneSettings = settingsOfPane(window.location.search);
void around().then((detected) => {
  const { host, trouble, languageId: known, customParameters } = detected;
  if (!inOwnWindow) offerHost(window, detected);
  languageId = known ?? languageId;
  // Before the host: whether a ring docks the panel is one of the settings.
  place.configure(customParameters);
  offerMakers(customParameters ?? '');
  place.useHost(host, trouble);
  hosted = host;
  openWritten();
  void speak().then(() => host.settleIn?.(texts()('Softphone_Label')));
});

/** Customers of conversations open where those of calls do. */
function openWritten(): void {
  if (hosted !== undefined) written?.useHost({ host: hosted, settings: () => place.getView().settings });
}

async function around(): Promise<DetectedHost> {
  if (inOwnWindow) return popOutAround(window);
  if (paneSettings !== undefined) return sidePaneAround(window, paneSettings);
  return detectHost({
    // Opened by itself the page is a softphone without a workspace around it.
    embedded: window.frameElement !== null,
    load: () => loadCifLibrary(),
    createCifV1: createCifV1Host,
    createCifV2: (cif) =>
      createCifV2Host(
        cif,
        (call) => ({
          headerText: callTitle(call, texts()),
          withheldNumber: texts()('Caller_Withheld'),
          unknownCaller: texts()('Caller_Unknown'),
        }),
        {
          tabTitles: () => ({
            customerTab: texts()('Tabs_Customer'),
            newCaseTab: texts()('Case_New'),
            searchTab: texts()('Tabs_Search'),
          }),
          app: createAppPage(() => window.parent),
          languageId: () => language.lcid,
          readProviderId: providerIdReader(pageDataverse, window.location.href),
        },
      ),
  });
}

/** Whoever has the line goes by the provider's settings, too. */
function offerMakers(text: string): void {
  const channel = new BroadcastChannel(makersChannelName);
  channel.onmessage = ({ data }: MessageEvent<unknown>) => data === makersHello && channel.postMessage(text);
  channel.postMessage(text);
}

/** Loads a script beside the panel as soon as the leader of the line says that there is something for it. */
function loadOnce(
  name: string,
  hello: string,
  offered: string,
  file: string,
  loaded: () => void = () => undefined,
): void {
  const channel = new BroadcastChannel(name);
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (data !== offered) return;
    channel.close();
    const script = document.createElement('script');
    script.src = file;
    script.onload = loaded;
    document.head.append(script);
  };
  // The leader of the line may have been there before this panel.
  channel.postMessage(hello);
}
