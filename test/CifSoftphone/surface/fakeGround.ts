import type { LineView } from '../../../CifSoftphone/core/line/lineView';
import { createGround } from '../../../CifSoftphone/surface/ground';
import { FakeBrowserSide } from './fakeBrowserSide';
import { aView, FakeLine } from './fakeLine';

/** The ground of one feature that a test looks at alone. */
export function fakeGround(changes: Partial<LineView> = {}) {
  const line = new FakeLine(aView(changes));
  const browser = new FakeBrowserSide();
  const ground = createGround(line, browser, () => undefined);
  line.subscribe(ground.hear);
  return { line, browser, ground };
}
