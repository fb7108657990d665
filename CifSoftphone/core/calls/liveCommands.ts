import { clashes, type CommandName } from '../../../protocol/callCommand';
import type { CallSnapshot } from '../../../protocol/messages/callSnapshot';
import type { Call, LiveCall } from './call';

type Commands = Pick<LiveCall, 'asked' | 'digitsWaiting'>;

/** A live call to which nobody has said anything. */
export const noCommands: Commands = { asked: [], digitsWaiting: '' };

/** Everything that is on its way for this call, whoever of the agent's windows sent it; each name once. */
export function commandsOf(call: LiveCall): readonly CommandName[] {
  return Array.from(new Set([...(call.snapshot.commands ?? []), ...call.asked].map((one) => one.command)));
}

export const isUnderWay = (call: LiveCall, command: CommandName): boolean => commandsOf(call).includes(command);

/** It was asked for here, before the adaptor could be told. */
export const isUnsent = (call: Call, command: CommandName): boolean =>
  call.phase === 'live' && call.asked.some((one) => one.command === command && one.storedAs === undefined);

/** Another command changes the same thing of the call and must be over first. */
export const mustWait = (call: LiveCall, command: CommandName): boolean =>
  commandsOf(call).some((other) => clashes(other, command));

/** The failure that a newer snapshot brings of a command that was on its way here. */
export function newFailure(known: LiveCall, snapshot: CallSnapshot): CallSnapshot['failedCommand'] {
  const failure = snapshot.failedCommand;
  if (failure === undefined || failure.id === known.snapshot.failedCommand?.id) return undefined;
  return isUnderWay(known, failure.command) ? failure : undefined;
}

/** What is still on its way after a newer snapshot. */
export function commandsAfter(known: LiveCall, snapshot: CallSnapshot): Commands {
  const failed = newFailure(known, snapshot)?.command;
  return {
    asked: known.asked.filter(
      ({ command, storedAs }) => command !== failed && (storedAs === undefined || storedAs > snapshot.version),
    ),
    // Half of a card number is worse than none: what was to follow keys that were lost is not sent.
    digitsWaiting: failed === 'send-digits' ? '' : known.digitsWaiting,
  };
}
