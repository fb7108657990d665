import { isConference } from '../../../protocol/callCommand';
import type { CallView } from '../../core/calls/callView';

// Its own file: the card, and its keys that come later, both ask.

/** Of a conference that goes on without the agent: the red corner leaves it, as End call leaves any other call. */
export const leavesConference = ({ parties, offers, able = offers }: CallView): boolean =>
  isConference(parties) && able.includes('leave');
