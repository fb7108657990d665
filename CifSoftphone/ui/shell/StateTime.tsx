import * as React from 'react';
import type { AgentView } from '../../core/line/agentView';
import { stateTimeWords } from '../../words/agentStateWords';
import { useNow } from '../parts/useNow';
import { useSoftphone } from '../parts/useSoftphone';
import { common } from '../theme/common';

/** Under the state: since when it is so, or what comes after the call. The button keeps its height without it. */
export const StateTime: React.FC<{ readonly agent: AgentView; readonly id: string }> = ({ agent, id }) => {
  const { view, texts } = useSoftphone();
  const nowMs = useNow();
  const words = stateTimeWords(agent, view.settings.presence.notReadyReasons, nowMs, texts);
  return words === undefined ? null : (
    <span id={id} className={common.subtle} style={{ fontVariantNumeric: 'tabular-nums' }}>
      <bdi>{words}</bdi>
    </span>
  );
};
