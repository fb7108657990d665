import type { CallView } from '../calls/callView';
import type { LineCommand } from './linePort';

/** Whether the owner's view shows this command as on its way. */
export function isUnderWay(command: LineCommand, calls: readonly CallView[]): boolean {
  if (!('key' in command)) return false;
  const call = calls.find(({ key }) => key === command.key);
  switch (command.type) {
    case 'accept':
    case 'reject':
    case 'hangup':
      return call?.underWay === command.type;
    case 'command':
      return call?.commands.includes(command.command.command) === true;
    case 'transfer':
      return call?.commands.includes('blind-transfer') === true;
    default:
      return false;
  }
}
