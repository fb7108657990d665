import * as React from 'react';
import type { NotesReader } from '../../core/calls/earlierNotes';
import { Buttons, SmallButton } from '../parts/buttons';
import { useSoftphone } from '../parts/useSoftphone';
import { common } from '../theme/common';

/** What was written of the call before; read anew each time it is opened, because its agent may still be writing. */
export const EarlierNotes: React.FC<{ readonly id: string; readonly readNotes: NotesReader }> = ({ id, readNotes }) => {
  const { view, texts } = useSoftphone();
  const [open, setOpen] = React.useState(false);
  const [notes, setNotes] = React.useState<Awaited<ReturnType<NotesReader>> | undefined>();
  React.useEffect(() => {
    setNotes(undefined);
    if (!open) return undefined;
    let isWanted = true;
    void readNotes(id).then((read) => isWanted && setNotes(read));
    return () => {
      isWanted = false;
    };
  }, [open, id, readNotes]);
  const chosen = notes?.ok === true ? notes.disposition : undefined;
  const words =
    notes === undefined
      ? texts('Later_Loading')
      : notes.ok
        ? notes.text || texts('Earlier_None')
        : texts(notes.why === 'forbidden' ? 'Earlier_Forbidden' : 'Earlier_Failed');
  return (
    <div data-testid="earlier-notes">
      <Buttons>
        <SmallButton text={texts('Earlier_Notes')} aria-expanded={open} onClick={() => setOpen(!open)} />
      </Buttons>
      <div role="status" className={common.line} style={{ whiteSpace: 'pre-wrap' }}>
        {open && <bdi>{words}</bdi>}
        {open && chosen !== undefined && (
          <div>
            <span className={common.subtle}>{texts('Disposition_Label')}: </span>
            <bdi>{view.settings.dispositions.find(({ value }) => value === chosen)?.label ?? chosen}</bdi>
          </div>
        )}
      </div>
    </div>
  );
};
