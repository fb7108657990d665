import * as React from 'react';
import { PrimaryButton, TextField } from '@fluentui/react';
import { cleanLine } from '../../../protocol/cleanText';
import { maxNumberLength } from '../../../protocol/limits';
import type { SuperviseFormProps } from '../parts/laterParts';
import { useSoftphone } from '../parts/useSoftphone';
import { common } from '../theme/common';

/** Names a colleague whose call the supervisor listens to. */
export const SuperviseForm: React.FC<SuperviseFormProps> = ({ onListen }) => {
  const { view, texts } = useSoftphone();
  const [text, setText] = React.useState('');
  const clean = cleanLine(text).trim();
  const ready = view.status === 'connected' && clean !== '';
  return (
    <form
      className={common.section}
      aria-label={texts('Supervision_Label')}
      data-testid="supervise"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onListen(clean);
      }}
    >
      <TextField
        label={texts('Supervision_Whom')}
        value={text}
        maxLength={maxNumberLength}
        autoComplete="off"
        onChange={(_event, next) => setText(next ?? '')}
      />
      <PrimaryButton type="submit" disabled={!ready} allowDisabledFocus text={texts('Command_listen')} />
    </form>
  );
};
