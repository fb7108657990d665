import type { Plugin } from 'esbuild';

/**
 * Code of MSAL that never runs here, 12 kB of `line.js`: that for Windows' account broker (`msalConfiguration` does not
 * allow it), for signing in by leaving the page (a panel cannot leave), by a code that a server has got, and
 * for tokens in localStorage (ours are in sessionStorage). docs/decisions/0010-no-account-broker.md.
 */
const ofMsal = ['PlatformAuthInteractionClient', 'RedirectClient', 'LocalStorage', 'SilentAuthCodeClient'];
/** Code of MSAL for tokens that are bound to a key; ours are bearer tokens, its default. */
const ofMsalCommon = ['PopTokenGenerator', 'DpopProofGenerator'];
/** What failed in earlier sign-ins, told with the next: `serverTelemetryEnabled` is off by default, and all that is made is a stub. */
const serverFigures = 'ServerTelemetryManager';
/** Who looks for the account broker: there is none, as `allowPlatformBroker` says. */
const brokerFinder = 'PlatformAuthProvider';
/** The keeper of such keys is made at each start, and asked for nothing unless there are some. */
const keyKeeper = 'TokenBindingKeyManager';
/** Made at each start as well; only who keeps tokens in localStorage asks for a cookie. */
const cookieJar = 'CookieStorage';
/** So is who finds the Azure region of a server. */
const regionFinder = 'RegionDiscovery';
/**
 * Code of SignalR that never runs here, 2 kB: `openHubAt` allows WebSockets only and does not ask for the stateful
 * reconnecting that needs a buffer of messages; every browser that has Web Locks has `fetch`.
 */
const ofSignalR = ['LongPollingTransport', 'ServerSentEventsTransport', 'MessageBuffer', 'XhrHttpClient'];

/**
 * What libphonenumber says in the language of old browsers: an error that is caught by its class, and how a text,
 * a country or options, and the metadata are taken from arguments.
 */
const inOldWords: Readonly<Record<string, string>> = {
  ParseError: 'export default class extends Error{}',
  normalizeArguments:
    'export default([text,...more])=>{const metadata=more.pop(),[given,options]=more;' +
    "return{text,metadata,options:typeof given==='string'?{defaultCountry:given,...options}:given}}",
};

const leftOut: readonly string[] = [
  ...ofMsal,
  ...ofMsalCommon,
  serverFigures,
  brokerFinder,
  keyKeeper,
  cookieJar,
  regionFinder,
  ...ofSignalR,
  ...Object.keys(inOldWords),
];

const places = new RegExp(
  `[\\\\/](?:@azure[\\\\/]msal-browser[\\\\/].*[\\\\/](?:${[...ofMsal, brokerFinder, keyKeeper, cookieJar].join('|')})\\.mjs|` +
    `@azure[\\\\/]msal-common[\\\\/].*[\\\\/](?:${[...ofMsalCommon, serverFigures, regionFinder].join('|')})\\.mjs|` +
    `libphonenumber-js[\\\\/]es6[\\\\/](?:${Object.keys(inOldWords).join('|')})\\.js|` +
    `@microsoft[\\\\/]signalr[\\\\/].*[\\\\/](?:${ofSignalR.join('|')})\\.js)$`,
);

function standIn(name: string): string {
  if (name === keyKeeper) return `export class ${name}{clearKeystore(){return Promise.resolve(true)}}`;
  if (name === cookieJar) return `export class ${name}{}`;
  if (name === regionFinder) return `export class ${name}{detectRegion(){return Promise.resolve(null)}}`;
  if (name === brokerFinder) {
    return 'export const isPlatformAuthAllowed=()=>false,getPlatformAuthProvider=()=>Promise.resolve(),isPlatformBrokerAvailable=()=>Promise.resolve(false)';
  }
  if (name === serverFigures) {
    const words = ['generateCurrentRequestHeaderValue', 'generateLastRequestHeaderValue', 'getRegionDiscoveryFields'];
    const deeds = [
      ...['cacheFailedRequest', 'clearTelemetryCache', 'updateRegionDiscoveryMetadata', 'setCacheOutcome'],
      ...['setNativeBrokerErrorCode', 'getNativeBrokerErrorCode', 'clearNativeBrokerErrorCode'],
    ];
    const methods = [...words.map((word) => `${word}(){return''}`), ...deeds.map((deed) => `${deed}(){}`)];
    return (
      `export class ${name}{${methods.join('')}incrementCacheHits(){return 0}}` +
      `export{${name} as StubServerTelemetryManager}`
    );
  }
  const newWords = inOldWords[name];
  if (newWords !== undefined) return newWords;
  const left = `new Error('${name} was left out of this build.')`;
  const members = `constructor(){throw ${left}}static createProvider(){return Promise.reject(${left})}`;
  const more = name === 'DpopProofGenerator' ? 'export const normalizeDpopResourceRequestContext=undefined;' : '';
  return `export class ${name}{${members}}${more}`;
}

/**
 * What stands in its place says so if it is ever reached.
 * @throws while building, when a module is not there any more under its name: a new version must be looked at
 */
export const leaveOut: Plugin = {
  name: 'leave-out',
  setup(build) {
    const met = new Set<string>();
    build.onLoad({ filter: places }, ({ path }) => {
      const name = leftOut.find((one) => path.includes(one)) ?? '';
      met.add(name);
      return { contents: standIn(name), loader: 'js' };
    });
    build.onEnd(() => {
      const missing = leftOut.filter((name) => !met.has(name));
      return missing.length === 0
        ? {}
        : { errors: [{ text: `There is no ${missing.join(', ')} in MSAL or SignalR any more: leaveOut.ts.` }] };
    });
  },
};
