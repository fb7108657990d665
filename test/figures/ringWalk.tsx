import { Session, type Profiler } from 'node:inspector/promises';
import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as React from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { createPlace } from '../../CifSoftphone/surface/createPlace';
import { hostExtras } from '../../CifSoftphone/surface/hostExtras';
import { RingList } from '../../CifSoftphone/ui/call/RingList';
import { SoftphoneContext } from '../../CifSoftphone/ui/parts/useSoftphone';
import { houses } from '../../scripts/figures/readSources';
import { repoRoot } from '../../scripts/repoRoot';
import { FakeBrowserSide } from '../CifSoftphone/surface/fakeBrowserSide';
import { fakeDialling } from '../CifSoftphone/surface/fakeDialling';
import { FakeHost } from '../CifSoftphone/surface/fakeHost';
import { english } from '../CifSoftphone/ui/shell/fakePlace';
import type { RingPlan } from '../chaos/schedule';
import { buildWorld } from '../chaos/world';
import { laterHere } from '../CifSoftphone/ui/shell/laterHere';

const calmMs = 20_000;
const ringsMs = 1_500;
const answeredMs = 2_000;
const plan: RingPlan = {
  ...{ type: 'ring', id: 'r1', agent: 0, style: 'event', decision: 'ignore', decideAfterMs: 0 },
  ...{ endBy: 'caller', endAfterMs: 600_000 },
};

export interface RingWalk {
  /** Paths from the repository's top, in the order of the alphabet. */
  readonly files: readonly string[];
  /** Those of them of which something also runs in as long a time without a ring. */
  readonly atRest: readonly string[];
}

/**
 * The files of the product of which something runs from the POST of a ring until it is accepted: adaptor, line, a panel
 * and a form in one tab, the panel's ring drawn by React, all in one process and one virtual time. Behind their ports,
 * and so not counted: browser, Dynamics (search, activities, host), SignalR Service and table storage. What only
 * runs when a file is loaded does not count.
 * @throws Error when the ring is not shown, or not accepted
 */
export async function ringWalk(): Promise<RingWalk> {
  const session = new Session();
  session.connect();
  await session.post('Debugger.enable');
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  const browsers = [{ agent: 0, tabs: 1, clockOffsetMs: 0 }];
  const world = buildWorld({ seed: 1, agents: 1, instances: 1, browsers, events: [] });
  try {
    const { time, telephony } = world;
    world.browsers[0]?.open();
    const line = world.browsers[0]?.places()[0]?.line;
    if (line === undefined) throw new Error('No place has opened.');
    const browser = new FakeBrowserSide();
    const texts = { headerText: () => 'Incoming call' };
    const place = createPlace({ line, browser, texts, ...fakeDialling(), hostExtras });
    place.useHost(new FakeHost());
    const draw = (): string =>
      renderToStaticMarkup(
        <SoftphoneContext.Provider value={{ place, view: place.getView(), texts: english, later: laterHere }}>
          <RingList />
        </SoftphoneContext.Provider>,
      );
    const states = (): string =>
      place
        .getView()
        .calls.map(({ state }) => state)
        .join();
    await time.run(calmMs);
    await filesThatRan(session);
    await time.run(ringsMs + ringsMs + answeredMs);
    const resting = new Set(await filesThatRan(session));
    telephony.offer(plan);
    await time.run(ringsMs);
    const key = place.getView().calls[0]?.key;
    if (key === undefined || !draw().includes('Accept')) throw new Error('The ring was not drawn.');
    place.ringCardIn(key, []);
    browser.see();
    await time.run(ringsMs);
    if (states() !== 'alerting') throw new Error(`The ring that was shown is ${states()}.`);
    place.accept(key);
    await time.run(answeredMs);
    if (states() !== 'connected') throw new Error(`The ring that was accepted is ${states()}.`);
    const files = await filesThatRan(session);
    return { files, atRest: files.filter((path) => resting.has(path)) };
  } finally {
    world.stop();
    session.disconnect();
  }
}

/** Files of the product of which a function was called since it was asked last. */
async function filesThatRan(session: Session): Promise<readonly string[]> {
  const { result } = await session.post('Profiler.takePreciseCoverage');
  const found: string[] = [];
  for (const { url, scriptId, functions } of result) {
    const file = url.startsWith('file:') ? fileURLToPath(url) : url;
    const path = relative(repoRoot, file).split(sep).join('/');
    if (!houses.some((house) => path.startsWith(`${house}/`))) continue;
    const { scriptSource } = await session.post('Debugger.getScriptSource', { scriptId });
    if (functions.some((one) => isCalled(one, scriptSource))) found.push(path);
  }
  return [...new Set(found)].sort();
}

/** Of a file that tsx has compiled: before this stand the functions by which it is loaded, and one for each export. */
const ours = /module\.exports ?= ?__toCommonJS/;

function isCalled({ ranges: [all] }: Profiler.FunctionCoverage, source: string): boolean {
  return all !== undefined && all.count > 0 && all.startOffset > source.search(ours);
}
