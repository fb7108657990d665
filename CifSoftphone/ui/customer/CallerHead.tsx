import * as React from 'react';
import type { CallView } from '../../core/calls/callView';
import { callerName } from '../../words/callerName';
import type { Texts } from '../../words/texts';
import { useStyles } from '../theme/useStyles';

export interface CallerHeadProps {
  readonly call: CallView;
  readonly texts: Texts;
}

/** With whom the call is, and the number. A name of any length leaves room for what stands under it. */
export const CallerHead: React.FC<CallerHeadProps> = ({ call, texts }) => {
  const styles = useStyles();
  const name = callerName(call, texts);
  return (
    <div className={styles.caller}>
      <p className={styles.who} title={name} data-caller-name>
        <bdi>{name}</bdi>
      </p>
      {call.number !== undefined && call.number !== name && (
        <p className={styles.number}>
          <bdi dir="ltr">{call.number}</bdi>
        </p>
      )}
    </div>
  );
};
