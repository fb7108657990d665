import * as React from 'react';
import type { CallView } from '../../core/calls/callView';
import { Buttons, SmallButton } from '../parts/buttons';
import { SelectField } from '../parts/SelectField';
import { useSoftphone } from '../parts/useSoftphone';
import { common } from '../theme/common';

/** How the call is disposed of, where makers ask for it, and the end of the wrap-up. */
export const WrapUpFoot: React.FC<{ readonly call: CallView }> = ({ call: { key, draft } }) => {
  const { place, view, texts } = useSoftphone();
  const { dispositions } = view.settings;
  const disposition = draft?.disposition;
  // Chosen before makers took it off their list: it stays what was said.
  const isGone = disposition !== undefined && !dispositions.some(({ value }) => value === disposition);
  const choices = isGone ? [...dispositions, { value: disposition, label: disposition }] : dispositions;
  return (
    <>
      {choices.length > 0 && (
        <div className={common.section}>
          <SelectField
            label={texts('Disposition_Label')}
            value={disposition ?? ''}
            choices={[{ value: '', label: texts('Disposition_None') }, ...choices]}
            onChoose={(value) => place.dispose(key, value === '' ? undefined : value)}
          />
        </div>
      )}
      {/* Aside: the keyboard does not come here from End call, by a key that may still be held down. */}
      <Buttons data-aside>
        <SmallButton primary text={texts('WrapUp_Done')} data-testid="done" onClick={() => place.dismiss(key)} />
      </Buttons>
    </>
  );
};
