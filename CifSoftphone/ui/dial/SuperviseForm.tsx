import * as React from 'react';
import { PrimaryButton, TextField } from '@fluentui/react';
import { cleanLine } from '../../../protocol/cleanText';
import { superviseFormat } from '../../../protocol/dialFormat';
import { maxNumberLength } from '../../../protocol/limits';
import { readDirectoryEntries } from '../../../protocol/messages/directory';
import type { SuperviseFormProps } from '../parts/laterParts';
import { useSoftphone } from '../parts/useSoftphone';
import { fill } from '../../words/texts';
import { common } from '../theme/common';
import { DialDirectory } from './DialDirectory';
import { goToFound } from './goToFound';

/** Names a colleague whose call the supervisor listens to. */
export const SuperviseForm: React.FC<SuperviseFormProps> = ({ onListen }) => {
  const { view, texts } = useSoftphone();
  const [text, setText] = React.useState('');
  const [chosen, choose] = React.useState<{ readonly name: string; readonly target: string } | undefined>(undefined);
  const submit = React.useRef<HTMLElement>(null);
  const clean = cleanLine(text).trim();
  const searches = view.searchable?.includes(superviseFormat) === true;
  const ready = view.status === 'connected' && clean !== '';
  return (
    <form
      className={common.section}
      aria-label={texts('Supervision_Label')}
      data-testid="supervise"
      onSubmit={(event) => {
        event.preventDefault();
        if (!ready || goToFound(event.currentTarget, clean)) return;
        // Who was found by the number that was typed has a name as well.
        const found = readDirectoryEntries(view.directory?.entries);
        onListen(clean, [chosen, ...found].find((one) => one?.target === clean)?.name);
      }}
    >
      <TextField
        label={searches ? fill(texts('Directory_To'), { command: texts('Command_listen') }) : texts('Supervision_Whom')}
        value={text}
        maxLength={maxNumberLength}
        autoComplete="off"
        onChange={(_event, next) => setText(next ?? '')}
      />
      {searches && (
        <DialDirectory
          format={superviseFormat}
          text={clean}
          onChoose={(entry) => {
            choose(entry);
            setText(entry.target);
            submit.current?.focus();
          }}
        />
      )}
      <PrimaryButton
        type="submit"
        elementRef={submit}
        disabled={!ready}
        allowDisabledFocus
        text={texts('Command_listen')}
      />
    </form>
  );
};
