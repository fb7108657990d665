/** What a library brings that the checker objects to, at most so often. */
export interface LibraryHit {
  readonly file: 'panel.js' | 'line.js' | 'redirect.js' | 'voice.js' | 'setup.js' | 'settings.js';
  readonly rule: string;
  readonly atMost: number;
  /** Whose it is, and why it does no harm. */
  readonly why: string;
}

/** All of them are of severity Medium. `docs/proven.md` tells admins, and a test compares the two. */
export const libraryHits: readonly LibraryHit[] = [
  { file: 'panel.js', rule: 'no-console', atMost: 10, why: 'react-dom, scheduler and Fluent: their own warnings' },
  { file: 'panel.js', rule: 'eqeqeq', atMost: 8, why: 'react-dom and Fluent: comparisons with null' },
  { file: 'panel.js', rule: '@microsoft/sdl/no-insecure-url', atMost: 4, why: 'react-dom: names of XML namespaces' },
  {
    file: 'panel.js',
    rule: '@microsoft/sdl/no-inner-html',
    atMost: 3,
    why: 'react-dom: `dangerouslySetInnerHTML`, which nothing here uses',
  },
  {
    file: 'panel.js',
    rule: '@microsoft/sdl/no-msapp-exec-unsafe',
    atMost: 1,
    why: 'react-dom: for Windows 8 apps, never reached in a browser',
  },
  { file: 'line.js', rule: 'eqeqeq', atMost: 21, why: 'MSAL and SignalR: comparisons with null' },
  { file: 'line.js', rule: 'no-console', atMost: 5, why: 'MSAL: its logger, which is switched off here' },
  {
    file: 'line.js',
    rule: '@microsoft/sdl/no-cookies',
    atMost: 3,
    why: 'MSAL: a cookie store, which is not chosen here (sessionStorage is)',
  },
  {
    file: 'line.js',
    rule: '@microsoft/sdl/no-insecure-url',
    atMost: 2,
    why: 'MSAL and SignalR: names and comparisons, no requests',
  },
  { file: 'voice.js', rule: 'no-console', atMost: 9, why: 'JsSIP: its warnings about its own options, and `debug`' },
  { file: 'voice.js', rule: 'eqeqeq', atMost: 1, why: 'JsSIP: a comparison with null' },
  { file: 'setup.js', rule: 'no-console', atMost: 10, why: 'react-dom, scheduler and MSAL: their own warnings' },
  { file: 'setup.js', rule: 'eqeqeq', atMost: 6, why: 'react-dom, MSAL and SignalR: comparisons with null' },
  {
    file: 'setup.js',
    rule: '@microsoft/sdl/no-insecure-url',
    atMost: 6,
    why: 'react-dom, MSAL and SignalR: names and comparisons',
  },
  {
    file: 'setup.js',
    rule: '@microsoft/sdl/no-inner-html',
    atMost: 3,
    why: 'react-dom: `dangerouslySetInnerHTML`, which nothing here uses',
  },
  {
    file: 'setup.js',
    rule: '@microsoft/sdl/no-msapp-exec-unsafe',
    atMost: 1,
    why: 'react-dom: for Windows 8 apps, never reached in a browser',
  },
  {
    file: 'setup.js',
    rule: '@microsoft/sdl/no-cookies',
    atMost: 3,
    why: 'MSAL: a cookie store, which is not chosen here',
  },
  { file: 'settings.js', rule: 'no-console', atMost: 5, why: 'react-dom and scheduler: their own warnings' },
  { file: 'settings.js', rule: 'eqeqeq', atMost: 6, why: 'react-dom: comparisons with null' },
  { file: 'settings.js', rule: '@microsoft/sdl/no-insecure-url', atMost: 4, why: 'react-dom: names of XML namespaces' },
  {
    file: 'settings.js',
    rule: '@microsoft/sdl/no-inner-html',
    atMost: 3,
    why: 'react-dom: `dangerouslySetInnerHTML`, which nothing here uses',
  },
  {
    file: 'settings.js',
    rule: '@microsoft/sdl/no-msapp-exec-unsafe',
    atMost: 1,
    why: 'react-dom: for Windows 8 apps, never reached in a browser',
  },
  { file: 'redirect.js', rule: '@microsoft/sdl/no-insecure-url', atMost: 1, why: 'MSAL: a name, no request' },
];
