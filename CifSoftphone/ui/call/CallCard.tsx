import * as React from 'react';
import type { CallView } from '../../core/calls/callView';
import { callerName } from '../../words/callerName';
import { liveWord } from '../../words/liveWords';
import type { Texts } from '../../words/texts';
import { takesFocus } from '../parts/focusHandover';
import { Later } from '../parts/Later';
import { Region } from '../parts/Region';
import { useKeptFocus } from '../parts/useKeptFocus';
import { useSoftphone } from '../parts/useSoftphone';
import { column, inPanel } from '../theme/common';
import { lazyClasses } from '../theme/lazyClasses';
import { placeOf } from './callOrder';
import { callStyles } from './callStyles';
import { LiveCallCard } from './LiveCallCard';

export interface CallCardProps {
  readonly call: CallView;
  /** Among several live calls: the one in front, or one that is folded behind it. */
  readonly among: 'alone' | 'front' | 'behind';
}

const styles = lazyClasses({
  // With work on it, it takes the room that there is in a panel.
  whole: { ...column(8), selectors: { [inPanel]: { flex: '1 1 auto' } } },
});

/** One call from its answer to the end of its wrap-up, in one place on the screen. */
export const CallCard: React.FC<CallCardProps> = ({ call, among }) => {
  const { place, texts } = useSoftphone();
  const { key } = call;
  const folded = among === 'behind';
  const ref = useKeptFocus<HTMLLIElement>(
    `${call.state} ${call.underWay ?? ''} ${call.offers.join()} ${call.draft !== undefined}`,
    () => takesFocus(place, key),
    true,
  );
  const pressed = React.useRef(false);
  React.useLayoutEffect(() => {
    const card = ref.current;
    // The line that was pressed is gone: the card takes the focus, not a button that a key still held would press.
    if (!folded && pressed.current) card?.focus();
    // Another call came to the front while the agent worked here (a consultation): the keyboard goes with it.
    else if (folded && card?.contains(document.activeElement) === true) {
      card.parentElement?.querySelector<HTMLElement>('[aria-current]')?.focus();
    }
    pressed.current = false;
  }, [folded, ref]);
  const show = (): void => {
    pressed.current = true;
    place.show(key);
  };
  return (
    <li
      ref={ref}
      tabIndex={-1}
      className={folded || placeOf(call) === 2 ? undefined : styles.whole}
      style={{ order: placeOf(call) * 2 + Number(folded) }}
      data-call-state={call.state}
      {...(among === 'front' ? { 'aria-current': true } : {})}
    >
      {folded && (
        <Region name="calls">
          <Later quiet draw={({ FoldedCall }) => <FoldedCall call={call} onShow={show} />} />
        </Region>
      )}
      {/* Folded it stays what it is: an open keypad or a half-written line is there again when it comes back. */}
      <div hidden={folded} {...frameOf(call, texts)}>
        <CardContent call={call} />
      </div>
    </li>
  );
};

const CardContent: React.FC<{ readonly call: CallView }> = ({ call }) => {
  const { place, view, texts } = useSoftphone();
  const { draft, state } = call;
  const isOver = state === 'disconnected';
  if (isOver && draft === undefined) {
    return (
      <Region name="calls" instead={endedWith(texts('Dismiss'), () => place.dismiss(call.key))}>
        <Later quiet draw={({ EndedCallCard }) => <EndedCallCard call={call} />} />
      </Region>
    );
  }
  return (
    <>
      {isOver ? (
        <Region name="calls">
          <Later quiet draw={({ WrapUpHead }) => <WrapUpHead call={call} />} />
        </Region>
      ) : (
        <LiveCallCard call={call} />
      )}
      <Region name="work" instead={isOver && endedWith(texts('WrapUp_Done'), () => place.dismiss(call.key))}>
        <Later
          quiet
          draw={({ CallWork }) => <CallWork call={call} withoutSession={view.withoutSession.includes(call.key)} />}
        />
      </Region>
    </>
  );
};

/** The plainest way to be done with a call that is over. */
const endedWith = (words: string, onClick: () => void): React.ReactElement => (
  <button type="button" onClick={onClick}>
    {words}
  </button>
);

/** Call and work are one group; a call that is just over has its own. */
function frameOf(call: CallView, texts: Texts) {
  const { state, draft, reason = 'normal' } = call;
  const name = callerName(call, texts);
  if (state !== 'disconnected') {
    return {
      className: callStyles.call,
      role: 'group',
      'aria-label': `${texts(liveWord(call))}: ${name}`,
      'data-testid': 'call-card',
    };
  }
  if (draft === undefined) return {};
  return {
    className: callStyles.call,
    role: 'group',
    'aria-label': `${texts('WrapUp_Label')}: ${name}`,
    'data-testid': 'wrap-up-card',
    'data-end-reason': reason,
  };
}
