import type { WarnOnce } from '../base/warnOnce';
import { amiActions } from '../commands/amiActions';
import type { PbxPort } from '../commands/pbxPort';
import { rooms, spies } from '../pbx/naming';
import type { Settings } from '../settings/settings';
import { readRights, type Rights } from './rights';

/** Asks the PBX what its user may do and whether the connector's part of the dialplan is there; says what is missing. */
export async function checkRights(
  pbx: PbxPort,
  settings: Pick<Settings, 'context' | 'answer' | 'recording' | 'voicemail' | 'mailboxes' | 'supervision'>,
  warnOnce: WarnOnce,
): Promise<Rights> {
  const { context } = settings;
  const commands = await pbx.action(amiActions.commands());
  // Refused is how Asterisk says that a context is not there.
  const rows = await pbx.list(amiActions.showExtension(context, 'hold')).catch(() => []);
  const seats = await pbx.list(amiActions.showExtension(context, rooms.seat('1'))).catch(() => []);
  const listens = await pbx.list(amiActions.showExtension(context, spies.listen)).catch(() => []);
  const own = { holds: rows.length > 0, consults: seats.length > 0, spies: listens.length > 0 };
  const rights = readRights(commands, own, settings);
  for (const name of rights.missing) warnOnce('right-missing', name, { action: name });
  if (rows.length === 0) warnOnce('own-context-missing', context, { context });
  else if (seats.length === 0 || (listens.length === 0 && settings.supervision !== undefined))
    warnOnce('own-context-old', context, { context });
  if (rights.isShell) warnOnce('user-has-a-shell-right', 'shell');
  return rights;
}
