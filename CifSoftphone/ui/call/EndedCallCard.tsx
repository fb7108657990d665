import * as React from 'react';
import type { CallView } from '../../core/calls/callView';
import { callerName } from '../../words/callerName';
import { endWords } from '../../words/endWords';
import { CloseButton } from '../parts/buttons';
import { useSoftphone } from '../parts/useSoftphone';
import { common } from '../theme/common';
import { callStyles } from './callStyles';
import { CardHead } from './CardHead';

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
        <CloseButton title={texts('Dismiss')} onClick={() => place.dismiss(call.key)} />
      </CardHead>
      <p className={common.strong}>
        <bdi>{name}</bdi>
      </p>
    </div>
  );
};
