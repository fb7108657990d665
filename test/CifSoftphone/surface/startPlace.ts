import type { CallView } from '../../../CifSoftphone/core/calls/callView';
import { createPlace } from '../../../CifSoftphone/surface/createPlace';
import type { PlaceOptions } from '../../../CifSoftphone/surface/createFeatures';
import { hostExtras } from '../../../CifSoftphone/surface/hostExtras';
import { FakeBrowserSide } from './fakeBrowserSide';
import { FakeHost } from './fakeHost';
import { fakeDialling } from './fakeDialling';
import { aCall, FakeLine } from './fakeLine';

/** Nothing keeps the notification of a ring whose caller has been looked for. */
const nobody = { outcome: 'none' } as const;

/** A place in a workspace, whole but for the line, the browser and the host, which are the test's. */
export function startPlace({
  line = new FakeLine(),
  host = new FakeHost(),
  isFound = true,
  ...others
}: { line?: FakeLine; host?: FakeHost; isFound?: boolean } & Partial<PlaceOptions> = {}) {
  const browser = new FakeBrowserSide();
  const texts = { headerText: (call: CallView) => `From ${call.number ?? '?'}` };
  const place = createPlace({ line, browser, texts, ...fakeDialling(), hostExtras, ...others });
  if (isFound) place.useHost(host);
  const ring = (changes: Partial<CallView> = {}) => line.show({ calls: [aCall({ customer: nobody, ...changes })] });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return { line, browser, place, ring, settle, host };
}
