import { clashes, type CommandName } from '../../../protocol/callCommand';
import type { CallSnapshot } from '../../../protocol/messages/callSnapshot';
import type { Call, LiveCall, OpenCall, RingingCall } from './call';

type Commands = Pick<LiveCall, 'asked' | 'digitsWaiting'>;

/** A live call to which nobody has said anything. */
export const noCommands: Commands = { asked: [], digitsWaiting: '' };

/** Everything that is on its way for this call, whoever of the agent's windows sent it; each name once. */
export function commandsOf(call: OpenCall): readonly CommandName[] {
  return Array.from(new Set([...(call.snapshot.commands ?? []), ...call.asked].map((one) => one.command)));
}

export const isUnderWay = (call: OpenCall, command: CommandName): boolean => commandsOf(call).includes(command);

/** Nobody has answered the ring, nor is it being sent on. */
export const isUndecided = (call: RingingCall): boolean => call.answer === 'none' && commandsOf(call).length === 0;

/** It was asked for here, before the adaptor could be told. */
export const isUnsent = (call: Call, command: CommandName): boolean =>
  call.phase !== 'ended' && call.asked.some((one) => one.command === command && one.storedAs === undefined);

/** Another command changes the same thing of the call and must be over first. */
export const mustWait = (call: OpenCall, command: CommandName): boolean =>
  commandsOf(call).some((other) => clashes(other, command));

/** The failure that a newer snapshot brings of a command that was on its way here. */
export function newFailure(known: OpenCall, snapshot: CallSnapshot): CallSnapshot['failedCommand'] {
  const failure = snapshot.failedCommand;
  if (failure === undefined || failure.id === known.snapshot.failedCommand?.id) return undefined;
  return isUnderWay(known, failure.command) ? failure : undefined;
}

/** What of this browser's commands a newer snapshot does not show yet. */
export function askedAfter(known: OpenCall, snapshot: CallSnapshot): OpenCall['asked'] {
  const failed = newFailure(known, snapshot)?.command;
  return known.asked.filter(
    ({ command, storedAs }) => command !== failed && (storedAs === undefined || storedAs > snapshot.version),
  );
}

/** What is still on its way after a newer snapshot. */
export function commandsAfter(known: LiveCall, snapshot: CallSnapshot): Commands {
  const failed = newFailure(known, snapshot)?.command;
  return {
    asked: askedAfter(known, snapshot),
    // Half of a card number is worse than none: what was to follow keys that were lost is not sent.
    digitsWaiting: failed === 'send-digits' ? '' : known.digitsWaiting,
  };
}
