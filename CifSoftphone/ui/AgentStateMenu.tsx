import * as React from 'react';
import { DefaultButton, type IContextualMenuItem } from '@fluentui/react';
import { agentWord, type AgentState } from '../../protocol/agentState';
import type { Choice } from '../settings/softphoneSettings';
import { agentStateWords, notReadyWords } from './agentStateWords';
import { ChevronIcon } from './icons';
import { fill, type Texts } from './texts';
import { useStyles } from './useStyles';

export interface AgentStateMenuProps {
  readonly agent: AgentState;
  readonly reasons: readonly Choice[];
  /** A choice could not be stored now. */
  readonly disabled: boolean;
  readonly texts: Texts;
  readonly onChoose: (ready: boolean, reason?: string) => void;
}

const colours = { available: 'green', 'not-ready': 'red', busy: 'amber', 'wrap-up': 'amber' } as const;

/** How the agent stands, and the choice between available and not ready (for one of the makers' reasons). */
export const AgentStateMenu: React.FC<AgentStateMenuProps> = ({ agent, reasons, disabled, texts, onChoose }) => {
  const styles = useStyles();
  const { ready, reason } = agent;
  const words = agentStateWords(agent, reasons, texts);
  const item = (key: string, text: string, checked: boolean, choose: () => void): IContextualMenuItem => ({
    key,
    text,
    // A long reason is cut in a narrow panel.
    title: text,
    canCheck: true,
    checked,
    onClick: choose,
  });
  const whyNot: readonly (string | undefined)[] =
    reasons.length === 0 ? [undefined] : reasons.map(({ value }) => value);
  const items = [
    item('available', texts('Agent_available'), ready, () => onChoose(true)),
    ...whyNot.map((why) =>
      item(`not-ready ${why ?? ''}`, notReadyWords(why, reasons, texts), !ready && reason === why, () =>
        onChoose(false, why),
      ),
    ),
  ];
  return (
    <>
      <DefaultButton
        className={styles.agentState}
        data-testid="agent-state"
        data-state={agentWord(agent)}
        disabled={disabled}
        allowDisabledFocus
        ariaLabel={fill(texts('Agent_Label'), { state: words })}
        onRenderText={() => (
          <span key="words" className={styles.agentStateText}>
            <span className={`${styles.dot} ${styles[colours[agentWord(agent)]]}`} aria-hidden="true" />
            <span>{words}</span>
          </span>
        )}
        menuProps={{ items, ariaLabel: texts('Agent_Choose') }}
        onRenderMenuIcon={() => <ChevronIcon />}
      />
      <span className={styles.unseen} role="status">
        {words}
      </span>
    </>
  );
};
