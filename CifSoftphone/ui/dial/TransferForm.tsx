import * as React from 'react';
import { PrimaryButton, TextField } from '@fluentui/react';
import { cleanLine } from '../../../protocol/cleanText';
import { maxNumberLength } from '../../../protocol/limits';
import { fill } from '../../words/texts';
import { useSoftphone } from '../parts/useSoftphone';
import { common } from '../theme/common';

export interface TransferFormProps {
  readonly command: 'blind-transfer' | 'consult';
  readonly underWay: boolean;
  /** This or another command on the call's path must be over first. */
  readonly waits: boolean;
  readonly onTransfer: (target: string) => void;
}

/** Gives the call away without asking the other side first, or asks somebody while the caller waits. */
export const TransferForm: React.FC<TransferFormProps> = ({ command, underWay, waits, onTransfer }) => {
  const { texts } = useSoftphone();
  const [target, setTarget] = React.useState('');
  const clean = cleanLine(target).trim();
  const ready = clean !== '' && !waits;
  return (
    <form
      className={common.section}
      aria-label={texts(`Command_${command}`)}
      data-testid={command === 'consult' ? command : 'transfer'}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onTransfer(clean);
      }}
    >
      <TextField
        autoFocus
        label={texts(command === 'consult' ? 'Consult_With' : 'Transfer_To')}
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
          underWay
            ? fill(texts('Command_UnderWay'), { command: texts(`Command_${command}`) })
            : texts(command === 'consult' ? 'Field_Call' : 'Transfer_Now')
        }
      />
    </form>
  );
};
