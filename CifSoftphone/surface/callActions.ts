import type { CallCommand } from '../../protocol/callCommand';
import type { Calling } from '../core/line/linePort';
import type { CaseLink, DraftChange } from '../core/draft/callDraft';
import type { Ground } from './ground';

export interface CallActions {
  hangUp(key: string): void;
  /** Hold, mute, digits, transfer, …: the view shows it as under way until it is done or has failed. */
  command(key: string, command: CallCommand): void;
  /** Whom the call can be given to: the answer is in the call's view. */
  searchDirectory(key: string, text: string): void;
  /** A call that is over: its card is put away; ends the wrap-up. */
  dismiss(key: string): void;
  /** What the agent writes about an answered call. @param revision that of the text the agent typed into */
  writeNotes(key: string, text: string, revision: number): void;
  /** How the call is disposed of: a value of the settings, or nothing. */
  dispose(key: string, disposition: string | undefined): void;
  /** An answer to what makers ask besides; empty to take it back. */
  answer(key: string, column: string, text: string): void;
  /** A minute more of wrap-up. */
  addMinute(key: string): void;
  /** The case that the call is about, in place of the customer; `undefined` for none. */
  linkCase(key: string, link: CaseLink | undefined): void;
}

/** What an agent does to a call, and adds to an answered one. @param transfer where somebody is to be called for it */
export function createCallActions(
  { line, sendOnce }: Ground,
  transfer: (type: Calling, key: string, target: string) => void,
): { readonly actions: CallActions } {
  const change = (key: string, what: DraftChange): void => void line.send({ type: 'draft', key, change: what });
  return {
    actions: {
      hangUp: (key) => sendOnce('hangup', key),
      command: (key, command) =>
        'target' in command
          ? transfer(command.command === 'blind-transfer' ? 'transfer' : command.command, key, command.target)
          : void line.send({ type: 'command', key, command }),
      searchDirectory: (key, text) => void line.send({ type: 'directory', key, text }),
      dismiss: (key) => sendOnce('dismiss', key),
      writeNotes: (key, text, revision) => change(key, { what: 'notes', text, revision }),
      dispose: (key, value) => change(key, { what: 'disposition', value }),
      answer: (key, column, text) => change(key, { what: 'field', column, text }),
      addMinute: (key) => change(key, { what: 'minute' }),
      linkCase: (key, link) => change(key, { what: 'case', link }),
    },
  };
}
