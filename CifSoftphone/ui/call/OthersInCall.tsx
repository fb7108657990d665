import * as React from 'react';
import type { CallPartProps } from '../parts/laterParts';
import { PartyList } from './PartyList';
import { SupervisionPart } from './SupervisionPart';

// Its own file: one part of later.js, made of two.

/** Who is in the call besides the agent and the other end: a supervisor, and the others of a conference. */
export const OthersInCall: React.FC<CallPartProps> = ({ call }) => (
  <>
    {(call.supervision ?? call.supervised) && <SupervisionPart call={call} />}
    {call.parties && <PartyList call={call} />}
  </>
);
