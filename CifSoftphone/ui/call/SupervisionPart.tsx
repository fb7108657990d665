import * as React from 'react';
import { clashes } from '../../../protocol/callCommand';
import { supervisions } from '../../../protocol/callFacts';
import { callerName } from '../../words/callerName';
import { fill } from '../../words/texts';
import { Buttons, SmallButton } from '../parts/buttons';
import type { CallPartProps } from '../parts/laterParts';
import { useSoftphone } from '../parts/useSoftphone';
import { common } from '../theme/common';

/**
 * Of a supervisor's call: who hears the supervisor, as the telephony system tells it and never before, and how to change
 * that. Of an agent's call: that a supervisor is in it, where the agent is told.
 */
export const SupervisionPart: React.FC<CallPartProps> = ({ call }) => {
  const { place, texts } = useSoftphone();
  const { key, state, supervision, able = [], offers, commands } = call;
  if (supervision === undefined) {
    return (
      <p role="status" className={common.section} data-testid="supervised">
        {texts('Call_Supervised')}
      </p>
    );
  }
  const ways = supervisions.filter((way) => able.includes(way));
  const waits = commands.some((command) => clashes(command, 'listen'));
  const words = fill(texts(`Supervision_${supervision}`), { name: `\u2068${callerName(call, texts)}\u2069` });
  return (
    <section className={common.section} aria-label={texts('Supervision_Label')} data-supervision={supervision}>
      <div role="status" className={common.strong}>
        {state === 'connected' ? words : ''}
      </div>
      {ways.length > 0 && (
        <Buttons role="group" aria-label={texts('Supervision_Label')}>
          {ways.map((way) => {
            const name = texts(`Command_${way}`);
            const rests = waits || !offers.includes(way);
            return (
              <SmallButton
                key={way}
                text={commands.includes(way) ? fill(texts('Command_UnderWay'), { command: name }) : name}
                aria-pressed={way === supervision}
                disabled={rests && way !== supervision}
                allowDisabledFocus
                data-command={way}
                onClick={() => (rests ? undefined : place.command(key, { command: way }))}
              />
            );
          })}
        </Buttons>
      )}
    </section>
  );
};
