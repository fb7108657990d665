import * as React from 'react';
import { DefaultButton } from '@fluentui/react';
import type { CallView } from '../../core/calls/callView';
import { callerName } from '../../words/callerName';
import { formatDuration } from '../../words/duration';
import { PhoneIcon } from '../theme/icons';
import type { Texts } from '../../words/texts';
import { useNow } from '../parts/useNow';
import { useStyles } from '../theme/useStyles';

export interface FoldedCallProps {
  readonly call: CallView;
  readonly texts: Texts;
  readonly onShow: () => void;
}

/** A live call while another is shown in full: one line that brings it to the front. */
export const FoldedCall: React.FC<FoldedCallProps> = ({ call, texts, onShow }) => {
  const styles = useStyles();
  const nowMs = useNow();
  const held = call.state === 'held';
  const name = callerName(call, texts);
  const state = texts(held ? 'Call_Held' : 'Call_Connected');
  return (
    <DefaultButton
      className={held ? styles.folded : styles.foldedActive}
      aria-expanded={false}
      data-testid="folded-call"
      onClick={onShow}
    >
      <PhoneIcon />
      <span className={styles.foldedWords}>
        {state}: <bdi>{name}</bdi>
      </span>
      {call.connectedAtMs !== undefined && (
        // A name that changes each second would be read out each second.
        <span className={styles.push} aria-hidden="true">
          {formatDuration(nowMs - call.connectedAtMs)}
        </span>
      )}
    </DefaultButton>
  );
};
