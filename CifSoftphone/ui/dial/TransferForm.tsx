import * as React from 'react';
import { PrimaryButton, TextField } from '@fluentui/react';
import { cleanLine } from '../../../protocol/cleanText';
import { maxNumberLength } from '../../../protocol/limits';
import { fill } from '../../words/texts';
import { useSoftphone } from '../parts/useSoftphone';
import { common } from '../theme/common';

export interface TransferFormProps {
  readonly command: keyof typeof labels;
  readonly underWay: boolean;
  /** This or another command on the call's path must be over first. */
  readonly waits: boolean;
  readonly onTransfer: (target: string) => void;
}

const labels = { 'blind-transfer': 'Transfer_To', consult: 'Consult_With', deflect: 'Deflect_To' } as const;
const deeds = { 'blind-transfer': 'Transfer_Now', consult: 'Field_Call', deflect: 'Command_deflect' } as const;

/** Gives the call away without asking the other side first, asks somebody while the caller waits, or sends a ring on. */
export const TransferForm: React.FC<TransferFormProps> = ({ command, underWay, waits, onTransfer }) => {
  const { texts } = useSoftphone();
  const [target, setTarget] = React.useState('');
  const clean = cleanLine(target).trim();
  const ready = clean !== '' && !waits;
  return (
    <form
      className={common.section}
      aria-label={texts(`Command_${command}`)}
      data-testid={command === 'blind-transfer' ? 'transfer' : command}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onTransfer(clean);
      }}
    >
      <TextField
        autoFocus
        label={texts(labels[command])}
        type="tel"
        dir="ltr"
        value={target}
        maxLength={maxNumberLength}
        autoComplete="off"
        onChange={(_event, next) => setTarget(next ?? '')}
      />
      <PrimaryButton
        type="submit"
        disabled={!ready}
        allowDisabledFocus
        text={
          underWay ? fill(texts('Command_UnderWay'), { command: texts(`Command_${command}`) }) : texts(deeds[command])
        }
      />
    </form>
  );
};
