import * as React from 'react';
import type { PanelMode } from '../../solution/organisation';
import { Icon } from './Icon';
import type { WorkspaceApp } from './workspaceApp';

const minimisedWidthPx = 34;

/** The communication panel. Its frame is made once and stays, also minimised and hidden: a hidden panel keeps running. */
export function PanelFrame({ app }: { readonly app: WorkspaceApp }): React.ReactElement | null {
  const { provider } = app.facts;
  const { cif, workspace, bridge, frameName } = app;
  const setFrame = React.useCallback((frame: HTMLIFrameElement | null) => bridge.setFrame(frame), [bridge]);
  if (!cif || !provider) return null;
  const { panelMode } = workspace.focused;
  const { panelWidthPx } = workspace.state;
  const byHand = (mode: PanelMode) => () => cif.modeChangedByHand(mode);
  const widthPx = panelMode === 'docked' ? panelWidthPx : panelMode === 'minimised' ? minimisedWidthPx : 0;
  return (
    <aside
      className={`panel ${panelMode}`}
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
      />
    </aside>
  );
}
