import * as React from 'react';
import type { CallView } from '../../core/calls/callView';
import { Buttons, SmallButton } from '../parts/buttons';
import { Later } from '../parts/Later';
import { Region } from '../parts/Region';
import { useSoftphone } from '../parts/useSoftphone';

/** What makers ask about a call, and the end of the wrap-up. Done is never dimmed: it names what is missing. */
export const WrapUpFoot: React.FC<{ readonly call: CallView }> = ({ call }) => {
  const { place, view, texts } = useSoftphone();
  const { dispositions, wrapUpFields } = view.settings;
  /** Whether all is there; of what cannot be drawn nothing is asked. */
  const isComplete = React.useRef(() => true);
  const done = (): void => {
    if (isComplete.current()) place.dismiss(call.key);
  };
  return (
    <>
      {(dispositions.length > 0 || wrapUpFields.length > 0 || call.draft?.disposition) && (
        <Region name="wrap-up">
          <Later draw={({ WrapUpForm }) => <WrapUpForm call={call} isComplete={isComplete} />} />
        </Region>
      )}
      {/* Aside: the keyboard does not come here from End call, by a key that may still be held down. */}
      <Buttons data-aside>
        <SmallButton primary text={texts('WrapUp_Done')} data-testid="done" onClick={done} />
      </Buttons>
    </>
  );
};
