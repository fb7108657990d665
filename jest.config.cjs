/** Three kinds of tests: pure units, the adaptor over real HTTP, and scenarios in a real Chromium. */
const common = {
  rootDir: __dirname,
  transform: {
    '^.+\\.(t|j)sx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'classic' } },
        },
      },
    ],
  },
  transformIgnorePatterns: ['/node_modules/(?!(jose)/)'],
  modulePathIgnorePatterns: [
    '<rootDir>/out/',
    '<rootDir>/adaptor/dist/',
    '<rootDir>/telephony/client/dist/',
    '<rootDir>/telephony/asterisk/dist/',
    '<rootDir>/telephony/xmpp/dist/',
  ],
};
const underTest = (folder) => `<rootDir>/test/${folder}/**/*.test.{ts,tsx}`;
/** Files of one worker share what is dear to start. */
const sharedChromium = {
  testEnvironment: '<rootDir>/test/scenarios/harness/scenarioEnvironment.ts',
  moduleNameMapper: { '^playwright-core$': '<rootDir>/test/scenarios/harness/playwrightOfWorker.ts' },
};
module.exports = {
  // Chromium, Azurite and the Functions host share two cores: more workers only make each other late.
  maxWorkers: 2,
  testSequencer: '<rootDir>/scripts/testOrder.cjs',
  // A busy machine is no fault: twenty agents' events over real HTTP take one second alone, and over five beside others.
  testTimeout: 30_000,
  projects: [
    {
      ...common,
      displayName: 'unit',
      testEnvironment: 'node',
      testMatch: [
        'protocol',
        'CifSoftphone',
        'solution',
        'setup',
        'pages',
        'scripts',
        'simulator',
        'telephony',
        'docs',
        'bench',
        'chaos',
      ].map(underTest),
    },
    { ...common, displayName: 'adaptor', testEnvironment: 'node', testMatch: [underTest('adaptor')] },
    // With a real PBX: by `npm run test:interop`, which fetches it.
    { ...common, ...sharedChromium, displayName: 'interop', testMatch: [underTest('interop')] },
    { ...common, ...sharedChromium, displayName: 'scenarios', testMatch: [underTest('scenarios')] },
  ],
};
