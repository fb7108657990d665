import * as React from 'react';
import { PrimaryButton, TextField } from '@fluentui/react';
import { cleanLine } from '../../../protocol/cleanText';
import { maxNumberLength } from '../../../protocol/limits';
import { fill } from '../../words/texts';
import type { TransferFormProps } from '../parts/laterParts';
import { useSoftphone } from '../parts/useSoftphone';
import { common } from '../theme/common';
import { DirectoryList } from './DirectoryList';
import { useDirectory } from './useDirectory';

const labels = { 'blind-transfer': 'Transfer_To', consult: 'Consult_With', deflect: 'Deflect_To' } as const;
const deeds = { 'blind-transfer': 'Transfer_Now', consult: 'Field_Call', deflect: 'Command_deflect' } as const;

/**
 * Gives the call away without asking the other side first, asks somebody while the caller waits, or sends a ring on. Where
 * telephony has a directory, whoever is meant can be looked for by name.
 */
export const TransferForm: React.FC<TransferFormProps> = ({ call, command, underWay, waits, onTransfer }) => {
  const { texts } = useSoftphone();
  const [target, setTarget] = React.useState('');
  const submit = React.useRef<HTMLElement>(null);
  const clean = cleanLine(target).trim();
  const directory = useDirectory(call, clean);
  const ready = clean !== '' && !waits;
  const name = texts(`Command_${command}`);
  return (
    <form
      className={common.section}
      aria-label={name}
      data-testid={command === 'blind-transfer' ? 'transfer' : command}
      onSubmit={(event) => {
        event.preventDefault();
        if (!ready) return;
        // Letters that fit somebody are no address: the agent says who is meant.
        if (directory.mustChoose) event.currentTarget.querySelector<HTMLElement>('[data-entry]')?.focus();
        else onTransfer(clean);
      }}
    >
      <TextField
        autoFocus
        label={directory.isThere ? fill(texts('Directory_To'), { command: name }) : texts(labels[command])}
        {...(directory.isThere ? { dir: 'auto' } : { type: 'tel', dir: 'ltr' })}
        value={target}
        maxLength={maxNumberLength}
        autoComplete="off"
        // Held down it must not go on from the search to whom it finds.
        onKeyDown={(event) => (event.repeat && event.key === 'Enter' ? event.preventDefault() : undefined)}
        onChange={(_event, next) => setTarget(next ?? '')}
      />
      <DirectoryList
        directory={directory}
        onChoose={(entry) => {
          directory.choose(entry);
          setTarget(entry.target);
          submit.current?.focus();
        }}
      />
      <PrimaryButton
        type="submit"
        elementRef={submit}
        disabled={!ready}
        allowDisabledFocus
        text={underWay ? fill(texts('Command_UnderWay'), { command: name }) : texts(deeds[command])}
      />
    </form>
  );
};
