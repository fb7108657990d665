import * as React from 'react';
import type { CommandName } from '../../../protocol/callCommand';
import { recordings } from '../../../protocol/callFacts';
import type { CallView } from '../../core/calls/callView';
import { isOfRecording, ofRecording } from '../../core/calls/recordingOf';
import { fill } from '../../words/texts';
import { SteadyWords } from '../parts/SteadyWords';
import { useSoftphone } from '../parts/useSoftphone';
import { common } from '../theme/common';
import { lazyClasses } from '../theme/lazyClasses';

/** Beside the words: a disc is a recorder that runs, in any colour. */
export const recordingSigns = { off: '○', on: '●', paused: '◐', possible: '◌' };

const styles = lazyClasses({
  recording: { display: 'flex', alignItems: 'center', gap: 6, marginTop: 8 },
  ring: { margin: 0, fontSize: 12, lineHeight: '16px' },
  words: { display: 'grid', alignItems: 'center', selectors: { '> *': { gridArea: '1 / 1' } } },
});

/** Whether a call that rings is recorded, in a line: it is known before it is answered, also where the rest is folded. */
export const RingRecording: React.FC<{ readonly call: CallView }> = ({ call: { recording } }) => {
  const { texts } = useSoftphone();
  return recording === undefined ? null : (
    <p className={styles.ring} data-recording={recording}>
      <span aria-hidden="true">{recordingSigns[recording]}</span> {texts(`Recording_${recording}`)}
    </p>
  );
};

/**
 * Whether the call is recorded, and what of it is asked for and not confirmed: an agent waits for these words before a
 * card number is said. Both stand in one place, beside the sign of what it is, which has its room from the start, so that
 * no button moves by them.
 */
export const RecordingWords: React.FC<{ readonly call: CallView }> = ({ call: { recording, commands, able } }) => {
  const { texts } = useSoftphone();
  if (recording === undefined) return null;
  const wordsOf = (command: CommandName): string =>
    fill(texts('Recording_Asked'), { command: texts(`Command_${command}`) });
  const asked = commands.filter(isOfRecording).map(wordsOf);
  return (
    <div className={styles.recording} data-recording={recording}>
      <span aria-hidden="true">{recordingSigns[recording]}</span>
      <div className={styles.words}>
        <b className={asked.length > 0 ? common.unseen : undefined}>
          <SteadyWords among={recordings.map((one) => texts(`Recording_${one}`))}>
            {texts(`Recording_${recording}`)}
          </SteadyWords>
        </b>
        <span className={common.subtle}>
          <SteadyWords among={ofRecording.filter((one) => able?.includes(one)).map(wordsOf)}>{asked}</SteadyWords>
        </span>
      </div>
    </div>
  );
};
