import * as React from 'react';
import type { LineStatus } from '../../core/line/lineView';
import type { StringKey } from '../../words/stringKeys';
import type { Texts } from '../../words/texts';
import { useStyles } from '../theme/useStyles';

export const statusWords: Readonly<Record<LineStatus, StringKey>> = {
  'not-configured': 'Line_NotConfigured',
  'signed-out': 'Line_SignedOut',
  connecting: 'Line_Connecting',
  connected: 'Line_Connected',
  reconnecting: 'Line_Reconnecting',
};
const colours = {
  'not-configured': 'grey',
  'signed-out': 'grey',
  connecting: 'amber',
  connected: 'green',
  reconnecting: 'amber',
} as const;

export interface LineStatusBadgeProps {
  readonly status: LineStatus;
  readonly agentName: string | undefined;
  readonly texts: Texts;
}

/** The line in words and in a colour: the colour alone would tell some agents nothing. */
export const LineStatusBadge: React.FC<LineStatusBadgeProps> = ({ status, agentName, texts }) => {
  const styles = useStyles();
  return (
    <span
      className={styles.status}
      data-testid="line-status"
      data-status={status}
      {...(agentName === undefined ? {} : { title: texts('Line_SignedInAs').replace('{name}', () => agentName) })}
    >
      <span className={`${styles.dot} ${styles[colours[status]]}`} aria-hidden="true" />
      <span>{texts(statusWords[status])}</span>
    </span>
  );
};
