import { applyAnswer } from './applyAnswer';
import { applyCommand } from './applyCommand';
import { applyCommandAnswer, applyLiveCommand } from './applyLiveCommand';
import { applyDial, applyDialAnswer } from './applyDial';
import { applyCustomer } from './applyCustomer';
import { applyList } from './applyList';
import { applyPresented } from './applyPresented';
import { applySnapshot, resumeCall } from './applySnapshot';
import type { CallsEvent } from './callsEvent';
import { findCall, withCall, type CallsState } from './callsState';
import { askingForCalls, unchanged, type CallsStep } from './callsStep';

/**
 * The call model: pure, total, never throws. An event that does not fit the state it meets changes nothing, because
 * agents, pushes and answers cross each other on the way.
 *
 * @example const [state, effects] = updateCalls(initialCallsState, { type: 'connected' }); // asks for a snapshot
 */
export function updateCalls(state: CallsState, event: CallsEvent): CallsStep {
  switch (event.type) {
    case 'connected':
      return askingForCalls(unchanged(state));
    case 'changed':
      return applySnapshot(state, event.snapshot, event.nowMs);
    case 'resumed':
      return resumeCall(state, event.snapshot, event.nowMs);
    case 'listed':
      return applyList(state, event);
    case 'accept':
    case 'reject':
    case 'dismiss':
      return applyCommand(state, event.type, event.key);
    case 'command':
      return applyLiveCommand(state, event.key, event.command);
    case 'dial':
      return applyDial(state, event.message, event.nowMs);
    case 'dial-answered':
      return applyDialAnswer(state, event.key, event.answer);
    case 'command-answered':
      return applyCommandAnswer(state, event);
    case 'presented':
      return applyPresented(state, event.key, event.outcome);
    case 'ring-time-over':
      return applyPresented(state, event.key, 'timed-out');
    case 'acknowledgement-answered':
      return applyAnswer(state, event);
    case 'directory': {
      const call = findCall(state, event.key);
      return unchanged(call === undefined ? state : withCall(state, { ...call, directory: event.directory }));
    }
    case 'matched':
    case 'choose-customer':
    case 'no-customer':
    case 'look-up-again':
    case 'search':
    case 'searched':
      return applyCustomer(state, event);
    default:
      return neverEvent(event);
  }
}

function neverEvent(event: never): never {
  return event;
}
