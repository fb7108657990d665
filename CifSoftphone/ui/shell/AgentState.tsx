import * as React from 'react';
import { Later } from '../parts/Later';
import type { AgentStateMenuProps } from '../parts/laterParts';
import { useSoftphone } from '../parts/useSoftphone';

// Its own file: panel and control have it.

/** How the agent stands, as soon as that is known. */
export const AgentState: React.FC<AgentStateMenuProps> = (props) =>
  useSoftphone().view.agent === undefined ? null : (
    <Later quiet draw={({ AgentStateMenu }) => <AgentStateMenu {...props} />} />
  );
