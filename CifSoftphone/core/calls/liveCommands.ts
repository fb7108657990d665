import { clashes, type CommandName } from '../../../protocol/callCommand';
import type { CallSnapshot } from '../../../protocol/callSnapshot';
import type { LiveCall } from './call';

type Commands = Pick<LiveCall, 'hangingUp' | 'asked' | 'digitsWaiting'>;

/** A live call to which nobody has said anything. */
export const noCommands: Commands = { hangingUp: false, asked: [], digitsWaiting: '' };

/** Everything that is on its way for this call, whoever of the agent's windows sent it; each name once. */
export function commandsOf(call: LiveCall): readonly CommandName[] {
  const names = [...(call.snapshot.commands ?? []), ...call.asked].map((one) => one.command);
  return Array.from(new Set<CommandName>(call.hangingUp ? [...names, 'hangup'] : names));
}

export const isUnderWay = (call: LiveCall, command: CommandName): boolean => commandsOf(call).includes(command);

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
    hangingUp: known.hangingUp && failed !== 'hangup',
    asked: known.asked.filter(({ storedAs }) => storedAs === undefined || storedAs > snapshot.version),
    // Half of a card number is worse than none: what was to follow keys that were lost is not sent.
    digitsWaiting: failed === 'send-digits' ? '' : known.digitsWaiting,
  };
}
