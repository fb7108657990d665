import * as React from 'react';
import { listen, together } from '../../browser/listen';
import { isOpenRing } from '../../core/calls/callPhase';
import type { CallView } from '../../core/calls/callView';
import { callTitle } from '../../words/callTitle';
import { CloseButton, SmallButton } from '../parts/buttons';
import { MessageLine } from '../parts/MessageLine';
import { useSoftphone } from '../parts/useSoftphone';
import type { NoticePorts } from './noticePorts';

/**
 * A ring that nobody looks at is shown by the computer, where its buttons are and for as long as it rings. Where Dynamics
 * does that itself it is left to it. After the first ring that was missed so, the agent is asked once whether it is
 * wanted: the browser's own question comes from that click, never out of the blue.
 */
export const desktopNotices = (ports: NoticePorts): React.FC =>
  function DesktopNotices() {
    const softphone = useSoftphone();
    const { texts } = softphone;
    const [offers, setOffers] = React.useState(false);
    const latest = React.useRef(softphone);
    latest.current = softphone;
    const follow = React.useRef<() => void>(() => undefined);
    React.useEffect(() => {
      const shown = new Map<string, () => void>();
      const unseen = new Set<string>();
      const take = (key: string, close: () => void): void => {
        close();
        shown.delete(key);
      };
      follow.current = () => {
        const { place, view, texts: words } = latest.current;
        const here = view.ringPlaceId === place.placeId && !place.hostDoes().notifies;
        const rings = here && !ports.isLookedAt() ? view.calls.filter(isOpenRing) : [];
        const { click } = ports.choices.read();
        shown.forEach((close, key) => rings.some((ring) => ring.key === key) || take(key, close));
        for (const ring of rings) {
          unseen.add(ring.key);
          if (click === undefined || click === 'off' || ports.permission() !== 'granted' || shown.has(ring.key))
            continue;
          const answer = (): void => (click === 'accept' ? place.accept(ring.key) : undefined);
          const notice = { title: callTitle(ring, words), tag: `cti-softphone ${place.placeId} ${ring.key}` };
          shown.set(ring.key, ports.show({ ...notice, onClick: () => (place.comeForward(), answer()) }));
        }
        if (click === undefined && wasMissed(unseen, view.calls) && ports.permission() === 'default') setOffers(true);
      };
      const close = (): void => shown.forEach((one, key) => take(key, one));
      return together(
        ports.onLook(() => follow.current()),
        listen(window, ['pagehide'], close),
        close,
      );
    }, []);
    React.useEffect(() => follow.current());
    if (!offers) return null;
    const choose = (click: 'show' | 'off'): void => {
      ports.choices.keep({ click });
      setOffers(false);
    };
    return (
      <MessageLine
        kind="info"
        role="status"
        sentences={[texts('Notice_Missed')]}
        close={<CloseButton title={texts('Dismiss')} onClick={() => choose('off')} />}
        data-testid="notice-offer"
        actions={
          <SmallButton
            primary
            text={texts('Notice_TurnOn')}
            onClick={() => {
              choose('show');
              void ports.ask();
            }}
          />
        }
      />
    );
  };

/** One that nobody saw is over, and nobody took it. */
const wasMissed = (unseen: ReadonlySet<string>, calls: readonly CallView[]): boolean =>
  calls.some(
    ({ key, state, connectedAtMs }) => unseen.has(key) && state === 'disconnected' && connectedAtMs === undefined,
  );
