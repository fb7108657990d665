import * as React from 'react';
import { Region } from '../parts/Region';
import { useGuardedPresses } from '../parts/useGuardedPresses';
import { useSoftphone } from '../parts/useSoftphone';
import { common } from '../theme/common';
import { lazyClasses } from '../theme/lazyClasses';
import { tokens } from '../theme/tokens';
import { AgentState } from './AgentState';
import { PanelIdle } from './PanelIdle';
import { PlaceRoot, type PlaceRootProps } from './PlaceRoot';
import { Softphone } from './Softphone';

const styles = lazyClasses({
  panel: { padding: 12, minHeight: '100vh', selectors: { ':global(body)': { margin: 0 } } },
  idle: { color: tokens.colorNeutralForeground2, padding: '24px 0', textAlign: 'center' },
});

/** The communication panel: the softphone as a page. */
export const PanelRoot: React.FC<PlaceRootProps> = (props) => (
  <PlaceRoot {...props} applyTo="body">
    <PanelBody />
  </PlaceRoot>
);

const PanelBody: React.FC = () => {
  const { view, texts } = useSoftphone();
  const root = useGuardedPresses<HTMLElement>();
  const { status, calls, dialFormats } = view;
  return (
    <main ref={root} className={`${common.root} ${styles.panel}`}>
      <Softphone page helps hasSettings tools={<AgentState inFlow={false} />}>
        {status === 'connected' && calls.length === 0 && dialFormats.length === 0 && (
          <div className={styles.idle}>{texts('Calls_None')}</div>
        )}
        <Region name="keypad">
          <PanelIdle />
        </Region>
        {/* voicepanel.js has its place here, where there is a telephone for this browser. */}
        <div data-voice="" />
      </Softphone>
    </main>
  );
};
