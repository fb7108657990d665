/** What each Chromium of the tests is started with. */
export const headlessArgs = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
] as const;

/**
 * Suggestions under the address bar are web pages of the browser's own, two for each window. Nobody sees them in a test,
 * and they take more of the processor than our own page does.
 */
const suggestionPages = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'] as const;

/** What Playwright switches off by itself: a list of ours takes the place of its own. A test holds the two together. */
export const playwrightSwitchesOff = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'msForceBrowserSignIn',
  'msEdgeUpdateLaunchServicesPreferredVersion',
] as const;

/** @param besides features that are switched off beside the suggestion pages */
export const withoutSuggestionPages = (besides: readonly string[] = []): string =>
  `--disable-features=${[...besides, ...suggestionPages].join(',')}`;
