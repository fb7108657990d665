import * as React from 'react';
import type { CallView } from '../../core/calls/callView';
import { callerName } from '../../words/callerName';
import { endWords } from '../../words/endWords';
import { SmallIconButton } from '../parts/buttons';
import { useSoftphone } from '../parts/useSoftphone';
import { common } from '../theme/common';
import { CloseIcon } from '../theme/icons';
import { lazyClasses } from '../theme/lazyClasses';
import { tokens } from '../theme/tokens';
import { callStyles } from './callStyles';
import { CardHead } from './CardHead';

const styles = lazyClasses({
  // In the corner of its card: a call that is over takes two lines and no third.
  close: {
    width: 24,
    height: 24,
    margin: -4,
    marginInlineStart: 'auto',
    padding: 0,
    flex: 'none',
    borderRadius: 4,
    color: tokens.colorNeutralForeground1,
  },
});

/** A call that is over, and why. */
export const EndedCallCard: React.FC<{ readonly call: CallView }> = ({ call }) => {
  const { place, texts } = useSoftphone();
  const name = callerName(call, texts);
  return (
    <div
      className={callStyles.ended}
      role="group"
      aria-label={`${texts('Call_Ended')}: ${name}`}
      data-testid="ended-card"
      data-end-reason={call.reason ?? 'normal'}
    >
      <CardHead words={endWords(call, texts)} over>
        <SmallIconButton className={styles.close} title={texts('Dismiss')} onClick={() => place.dismiss(call.key)}>
          <CloseIcon />
        </SmallIconButton>
      </CardHead>
      <p className={common.strong}>
        <bdi>{name}</bdi>
      </p>
    </div>
  );
};
