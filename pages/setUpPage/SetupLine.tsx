import * as React from 'react';
import type { Finding } from '../checks/finding';
import type { Line } from '../checks/setupRun';
import { CopyBlock, type CopyWords } from '../parts/CopyBlock';
import type { SetupKey } from '../words/setupKeys';
import type { Say } from '../words/say';

export interface SetupLineProps {
  readonly line: Line;
  readonly say: Say<SetupKey>;
  readonly onMend: () => void;
  readonly onTry: () => void;
  readonly children?: React.ReactNode;
}

const signs: Readonly<Record<Finding['state'] | 'looking', string>> = {
  right: '✓',
  wrong: '!',
  open: '?',
  looking: '…',
};

const copyWords = (say: Say<SetupKey>): CopyWords => ({
  copy: say('page_copyCommand'),
  copied: say('page_copiedCommand'),
  refused: say('page_copyRefused'),
});

/** One thing that was looked at: how it stands, one sentence, and what mends it. */
export function SetupLine({ line, say, onMend, onTry, children }: SetupLineProps): JSX.Element {
  const { id, finding, failed, isMending } = line;
  const state = finding?.state ?? 'looking';
  return (
    <li className="line" data-check={id} data-state={state}>
      <span className={`sign ${state}`} aria-hidden="true">
        {signs[state]}
      </span>
      {/* What a trial finds comes some seconds after the press: it is read aloud. */}
      <div className="told" aria-live={id === 'ring' ? 'polite' : undefined}>
        <h3>
          {say(`check_${id}`)} <span className={`state ${state}`}>{say(`state_${state}`)}</span>
        </h3>
        {finding?.says.map(({ key, values }) => (
          <p key={key}>{say(key, values)}</p>
        ))}
        {children}
        {finding?.mend && (
          <button type="button" onClick={onMend} disabled={isMending}>
            {say(finding.mend.words)}
          </button>
        )}
        {finding?.trial && (
          // The keyboard stays on it meanwhile.
          <button type="button" onClick={onTry} aria-disabled={isMending}>
            {say(finding.trial.words)}
          </button>
        )}
        {failed !== undefined && (
          <p role="alert" className="failed">
            {say('mend_failed', { reason: failed })}
          </p>
        )}
        {finding?.copy !== undefined && <CopyBlock text={finding.copy} words={copyWords(say)} />}
      </div>
    </li>
  );
}
