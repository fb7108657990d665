import { partOf } from './partOf';
import { profileLines } from './profileLoad';
import { spentTime } from './spentTime';

const node = (id: number, functionName: string, url: string, lineNumber = 0) => ({
  id,
  callFrame: { functionName, scriptId: '0', url, lineNumber, columnNumber: 0 },
});

/** Samples of 1, 2 and 3 ms, and 4 ms of waiting. */
const profile = {
  nodes: [
    node(1, 'getEntity', 'functions.js', 1),
    node(2, 'ring', 'functions.js', 2),
    node(3, '(garbage collector)', ''),
    node(4, '(idle)', ''),
  ],
  startTime: 0,
  endTime: 10_000,
  samples: [1, 2, 3, 4, 4],
  timeDeltas: [0, 1_000, 2_000, 3_000, 4_000],
};
const sourceAt = (url: string, line: number): string =>
  url === ''
    ? ''
    : line === 1
      ? '../../node_modules/@azure/data-tables/src/TableClient.ts'
      : '../src/calls/createRingAgent.ts';

it('a profile is added up by whose the time was, and waiting is nobody’s', () => {
  const spent = spentTime(profile, sourceAt);
  expect(spent.totalMs).toBe(6);
  expect(Object.fromEntries(spent.byPart)).toEqual({ 'tables client': 1, 'our own': 2, 'garbage collection': 3 });
  expect(spent.dearest.map(({ name }) => name)).toEqual([
    '(garbage collector)',
    'ring src/calls/createRingAgent.ts',
    'getEntity @azure/data-tables/src/TableClient.ts',
  ]);
});

it('is told for each ring, the dearest part first', () => {
  const lines = profileLines(spentTime(profile, sourceAt), 2);
  expect(lines[0]).toBe('  3.000 ms  for each, in all');
  expect(lines[1]).toBe('  1.500 ms  garbage collection');
  expect(lines[2]).toBe('  1.000 ms  our own');
});

it.each([
  ['../../node_modules/undici/lib/core/request.js', 'HTTP and sockets'],
  ['node:_http_client', 'HTTP and sockets'],
  ['node:internal/crypto/hash', 'tokens and signatures'],
  ['../src/identity/createVerifier.ts', 'tokens and signatures'],
  ['../../protocol/schemas/read.ts', 'JSON and schemas'],
  ['../../node_modules/valibot/dist/index.mjs', 'JSON and schemas'],
  ['../src/base/log.ts', 'logging'],
  ['../src/telemetry/telemetry.ts', 'telemetry'],
  ['../src/storage/tableHttp.ts', 'our own'],
  ['node:events', 'other Node'],
])('%s counts as %s', (source, part) => expect(partOf('any', source)).toBe(part));
