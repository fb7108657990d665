import * as React from 'react';
import type { CommandName } from '../../../protocol/callCommand';
import { recordings } from '../../../protocol/callFacts';
import type { CallView } from '../../core/calls/callView';
import { ofRecording } from '../../core/calls/recordingOf';
import { fill } from '../../words/texts';
import { SteadyWords } from '../parts/SteadyWords';
import { useSoftphone } from '../parts/useSoftphone';
import { lazyClasses } from '../theme/lazyClasses';
import { tokens } from '../theme/tokens';

/** Beside the words: a disc is a recorder that runs, in any colour. */
export const recordingSigns = { off: '○', on: '●', paused: '◐', possible: '◌' };

const styles = lazyClasses({
  recording: {
    display: 'flex',
    gap: 6,
    margin: '6px 0 0',
    padding: '4px 8px',
    borderRadius: 4,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    background: tokens.colorNeutralBackground3,
    fontWeight: 600,
  },
  asked: { fontWeight: 400, fontSize: 12 },
});

/**
 * Whether the call is recorded, and what of it is asked for and not confirmed: an agent waits for these words before a
 * card number is said. They have their room from the start, so that no button moves by them.
 */
export const RecordingWords: React.FC<{ readonly call: CallView }> = ({ call: { recording, commands, able } }) => {
  const { texts } = useSoftphone();
  if (recording === undefined) return null;
  const askedWords = (command: CommandName): string =>
    fill(texts('Recording_Asked'), { command: texts(`Command_${command}`) });
  const asked = ofRecording.find((command) => commands.includes(command));
  return (
    <div className={styles.recording} data-recording={recording}>
      <span aria-hidden="true">{recordingSigns[recording]}</span>
      <div>
        <SteadyWords among={recordings.map((one) => texts(`Recording_${one}`))}>
          {texts(`Recording_${recording}`)}
        </SteadyWords>
        <div className={styles.asked}>
          <SteadyWords among={ofRecording.filter((command) => able?.includes(command)).map(askedWords)}>
            {asked && askedWords(asked)}
          </SteadyWords>
        </div>
      </div>
    </div>
  );
};
