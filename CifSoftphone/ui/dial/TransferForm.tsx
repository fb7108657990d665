import * as React from 'react';
import { PrimaryButton, TextField } from '@fluentui/react';
import { cleanLine } from '../../../protocol/cleanText';
import { maxNumberLength } from '../../../protocol/limits';
import { fill } from '../../words/texts';
import { useSoftphone } from '../parts/useSoftphone';
import { common } from '../theme/common';

export interface TransferFormProps {
  readonly underWay: boolean;
  /** This or another command on the call's path must be over first. */
  readonly waits: boolean;
  readonly onTransfer: (target: string) => void;
}

/** Gives the call away without asking the other side first. */
export const TransferForm: React.FC<TransferFormProps> = ({ underWay, waits, onTransfer }) => {
  const { texts } = useSoftphone();
  const [target, setTarget] = React.useState('');
  const clean = cleanLine(target).trim();
  const ready = clean !== '' && !waits;
  return (
    <form
      className={common.section}
      aria-label={texts('Command_blind-transfer')}
      data-testid="transfer"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onTransfer(clean);
      }}
    >
      <TextField
        autoFocus
        label={texts('Transfer_To')}
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
            ? fill(texts('Command_UnderWay'), { command: texts('Command_blind-transfer') })
            : texts('Transfer_Now')
        }
      />
    </form>
  );
};
