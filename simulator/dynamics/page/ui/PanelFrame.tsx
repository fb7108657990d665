import * as React from 'react';
import type { PanelMode } from '../../solution/organisation';
import { Icon } from './Icon';
import { PanelGrip } from './PanelGrip';
import type { WorkspaceApp } from './workspaceApp';

const minimisedWidthPx = 34;
/** What CIF v1 gives a provider's frame unless its row says more. */
const sandboxOfV1 = 'allow-forms allow-popups allow-scripts allow-same-origin allow-modals allow-downloads';

/** The communication panel. Its frame is made once and stays, also minimised and hidden: a hidden panel keeps running. */
export function PanelFrame({ app }: { readonly app: WorkspaceApp }): React.ReactElement | null {
  const { cif, provider, workspace, bridge, frameName, kind } = app;
  const setFrame = React.useCallback((frame: HTMLIFrameElement | null) => bridge.setFrame(frame), [bridge]);
  if (!cif || !provider) return null;
  const { panelMode } = workspace.focused;
  const { panelWidthPx } = workspace.state;
  const byHand = (mode: PanelMode) => () => cif.modeChangedByHand(mode);
  const widthPx = panelMode === 'docked' ? panelWidthPx : panelMode === 'minimised' ? minimisedWidthPx : 0;
  return (
    <aside
      className={`panel ${panelMode} ${kind === 'v1' ? 'right' : 'left'}`}
      style={{ width: widthPx }}
      aria-label="Communication panel"
      data-mode={panelMode}
    >
      <div className="panel-header">
        {panelMode === 'docked' && <span>{provider.label}</span>}
        {panelMode === 'docked' ? (
          <button type="button" aria-label="Minimise the communication panel" onClick={byHand('minimised')}>
            <Icon name="minimise" />
          </button>
        ) : (
          <button type="button" aria-label="Open the communication panel" onClick={byHand('docked')}>
            <Icon name="panel" />
          </button>
        )}
      </div>
      <iframe
        ref={setFrame}
        data-testid="cif-panel"
        title={provider.label}
        name={frameName}
        src={provider.channelUrl}
        allow="microphone; autoplay"
        style={{ width: panelWidthPx }}
        {...(kind === 'v1' ? { sandbox: sandboxOfV1 } : {})}
      />
      {panelMode === 'docked' && (
        <PanelGrip
          widthPx={panelWidthPx}
          widensTo={(kind === 'v1') !== app.options.rightToLeft ? 'left' : 'right'}
          onSize={(px) => cif.sizeChangedByHand(px)}
        />
      )}
    </aside>
  );
}
