import { superviseFormat } from '../../../protocol/dialFormat';
import { isWrappingUp } from '../../core/calls/activityOf';
import { goesOn } from '../../core/calls/callPhase';
import type { Place, PlaceView } from '../../surface/place';

/** What a panel can show below its calls. */
export type PanelView = 'now' | 'keypad' | 'supervision' | 'history';

/** Those that this line and this place have. */
export function panelViews({ dialFormats }: PlaceView, { history }: Place): readonly PanelView[] {
  const supervises = dialFormats.includes(superviseFormat);
  const dials = dialFormats.length > (supervises ? 1 : 0);
  return [
    'now',
    ...(dials ? (['keypad'] as const) : []),
    ...(history ? (['history'] as const) : []),
    ...(supervises ? (['supervision'] as const) : []),
  ];
}

/** There is a call that the agent talks in, or writes about. */
export const isWorking = ({ calls }: Pick<PlaceView, 'calls'>): boolean =>
  calls.some((call) => goesOn(call) || isWrappingUp(call));
