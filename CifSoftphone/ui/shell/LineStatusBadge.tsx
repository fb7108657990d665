import * as React from 'react';
import type { LineStatus } from '../../core/line/lineView';
import type { StringKey } from '../../words/stringKeys';
import { fill } from '../../words/texts';
import { useSoftphone } from '../parts/useSoftphone';
import { common, unseen } from '../theme/common';
import { lazyClasses } from '../theme/lazyClasses';
import { StatusDot } from './StatusDot';

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

const styles = lazyClasses({
  status: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: 8,
    minWidth: 0,
    minHeight: 24,
    selectors: { '[data-layout=compact] &[data-status=connected]': unseen },
  },
});

/** The line in words and in a colour: the colour alone would tell some agents nothing. */
export const LineStatusBadge: React.FC = () => {
  const { view, texts } = useSoftphone();
  const { status, agentName: name } = view;
  return (
    <span
      // That it is connected is what the agent's state says: in words for who cannot see that.
      className={status === 'connected' && view.agent ? common.unseen : styles.status}
      data-testid="line-status"
      data-status={status}
      {...(name === undefined ? {} : { title: fill(texts('Line_SignedInAs'), { name }) })}
    >
      <StatusDot colour={colours[status]} />
      <span>{texts(statusWords[status])}</span>
    </span>
  );
};
