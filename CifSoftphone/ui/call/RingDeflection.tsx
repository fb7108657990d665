import * as React from 'react';
import { DefaultButton } from '@fluentui/react';
import { isDecided } from '../../core/calls/callPhase';
import type { CallView } from '../../core/calls/callView';
import { Later } from '../parts/Later';
import { useSoftphone } from '../parts/useSoftphone';
import { common } from '../theme/common';

/** Sends a ring on: to voicemail by one press, or to whom the agent writes; each where the telephony system can. */
export const RingDeflection: React.FC<{ readonly call: CallView }> = ({ call }) => {
  const { place, texts } = useSoftphone();
  const { key, offers, commands } = call;
  const decided = isDecided(call);
  return (
    <>
      {offers.includes('deflect') && (
        <Later
          draw={({ TransferForm }) => (
            <TransferForm
              call={call}
              ways={[{ command: 'deflect', underWay: commands.includes('deflect'), rests: decided ? '' : undefined }]}
              onGive={(command, target) => place.command(key, { command, target })}
            />
          )}
        />
      )}
      {offers.includes('to-voicemail') && (
        <div className={common.section}>
          <DefaultButton
            className={common.tool}
            text={texts('Command_to-voicemail')}
            disabled={decided}
            allowDisabledFocus
            data-command="to-voicemail"
            onClick={() => {
              if (!decided) place.command(key, { command: 'to-voicemail' });
            }}
          />
        </div>
      )}
    </>
  );
};
