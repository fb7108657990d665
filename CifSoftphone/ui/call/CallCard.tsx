import * as React from 'react';
import type { CallView } from '../../core/calls/callView';
import { isWrappingUp } from '../../core/calls/activityOf';
import type { CasesView } from '../../surface/cases';
import type { Place } from '../../surface/place';
import type { Choice } from '../../core/settings/softphoneSettings';
import { callerName } from '../../words/callerName';
import { CaseChoice } from '../customer/CaseChoice';
import { CallNotes } from './CallNotes';
import { CustomerTools } from '../customer/CustomerTools';
import { EndedCallCard } from './EndedCallCard';
import { takesFocus } from '../parts/focusHandover';
import { FoldedCall } from './FoldedCall';
import { LiveCallCard } from './LiveCallCard';
import { liveWord } from '../../words/liveWords';
import { Region } from '../parts/Region';
import type { RegionName } from '../../words/regionNames';
import type { Texts } from '../../words/texts';
import { useKeptFocus } from '../parts/useKeptFocus';
import { useStyles } from '../theme/useStyles';
import { WrapUpFoot } from './WrapUpFoot';
import { WrapUpHead } from './WrapUpHead';

export interface CallCardProps {
  readonly call: CallView;
  readonly place: Place;
  /** Among several live calls: the one in front, or one that is folded behind it. */
  readonly among: 'alone' | 'front' | 'behind';
  readonly withoutSession: boolean;
  /** How makers let a call be disposed of. */
  readonly dispositions: readonly Choice[];
  /** `undefined` where no case can be linked. */
  readonly cases: CasesView | undefined;
  readonly texts: Texts;
}

/** One call from its answer to the end of its wrap-up, in one place on the screen. */
export const CallCard: React.FC<CallCardProps> = ({
  call,
  place,
  among,
  withoutSession,
  dispositions,
  cases,
  texts,
}) => {
  const { key, draft } = call;
  const styles = useStyles();
  const wrapsUp = isWrappingUp(call);
  const frame = frameOf(call, styles, texts);
  const folded = among === 'behind';
  const ref = useKeptFocus<HTMLLIElement>(`${call.state} ${call.underWay ?? ''} ${call.offers.join()}`, () =>
    takesFocus(place, key),
  );
  const inRegion = (name: RegionName, content: React.ReactElement): React.ReactElement => (
    <Region name={name} place={place} texts={texts}>
      {content}
    </Region>
  );
  const pressed = React.useRef(false);
  React.useLayoutEffect(() => {
    // The line that was pressed is gone: the card takes the focus, not a button that a key still held would press.
    if (!folded && pressed.current) ref.current?.focus();
    pressed.current = false;
  }, [folded, ref]);
  return (
    <li ref={ref} tabIndex={-1} data-call-state={call.state} {...(among === 'front' ? { 'aria-current': true } : {})}>
      {folded && (
        <FoldedCall
          call={call}
          texts={texts}
          onShow={() => {
            pressed.current = true;
            place.show(key);
          }}
        />
      )}
      {/* Folded it stays what it is: an open keypad or a half-written line is there again when it comes back. */}
      <div hidden={folded} {...frame}>
        {call.state !== 'disconnected' ? (
          <LiveCallCard
            call={call}
            texts={texts}
            customer={inRegion(
              'customer',
              <CustomerTools call={call} place={place} withoutSession={withoutSession} texts={texts} />,
            )}
            onHangUp={() => place.hangUp(key)}
            onOpenSession={withoutSession ? () => place.openSession(key) : undefined}
            onCommand={(command) => place.command(key, command)}
          />
        ) : draft === undefined ? (
          <EndedCallCard call={call} texts={texts} onDismiss={() => place.dismiss(key)} />
        ) : (
          <>
            <WrapUpHead call={call} texts={texts} />
            {inRegion('customer', <CustomerTools call={call} place={place} texts={texts} />)}
          </>
        )}
        {/* In the same place before and after the end: who is typing goes on typing. */}
        {draft !== undefined &&
          inRegion(
            'notes',
            <CallNotes
              draft={draft}
              comments={call.comments}
              texts={texts}
              onChange={(text, revision) => place.writeNotes(key, text, revision)}
            />,
          )}
        {draft !== undefined &&
          inRegion('wrap-up', <CaseChoice call={call} place={place} cases={cases} texts={texts} />)}
        {draft !== undefined &&
          wrapsUp &&
          inRegion(
            'wrap-up',
            <WrapUpFoot
              disposition={draft.disposition}
              dispositions={dispositions}
              texts={texts}
              onDispose={(disposition) => place.dispose(key, disposition)}
              onDone={() => place.dismiss(key)}
            />,
          )}
      </div>
    </li>
  );
};

/** Call and notes in one frame; a call that is just over has its own. */
function frameOf(call: CallView, styles: ReturnType<typeof useStyles>, texts: Texts) {
  const { state, draft, reason = 'normal' } = call;
  if (state !== 'disconnected') {
    const className = state === 'held' ? styles.held : styles.active;
    const label = `${texts(liveWord(call))}: ${callerName(call, texts)}`;
    return { className, role: 'group', 'aria-label': label, 'data-testid': 'call-card' };
  }
  if (draft === undefined) return {};
  const label = `${texts('WrapUp_Label')}: ${callerName(call, texts)}`;
  const frame = { className: styles.ended, role: 'group', 'aria-label': label };
  return { ...frame, 'data-testid': 'wrap-up-card', 'data-end-reason': reason };
}
