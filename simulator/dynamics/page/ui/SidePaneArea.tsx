import * as React from 'react';
import type { SidePanes } from '../model/sidePanes';
import { Icon } from './Icon';

/** The app's side panes at the end of the page: the one in front, and a picture for each. */
export function SidePaneArea({ panes }: { readonly panes: SidePanes }): React.ReactElement {
  return (
    <aside className="side-panes" aria-label="Side panes">
      {panes.panes.map((pane) => (
        <section
          key={pane.paneId}
          className="side-pane"
          aria-label={pane.title}
          hidden={!panes.isShown(pane)}
          style={{ width: pane.width }}
        >
          <div className="side-pane-head">
            <span>{pane.title}</span>
            {pane.canClose && (
              <button type="button" aria-label={`Close ${pane.title}`} onClick={() => panes.close(pane.paneId)}>
                <Icon name="close" />
              </button>
            )}
          </div>
          {pane.isMounted && pane.url !== undefined && (
            <iframe data-testid="side-pane" title={pane.title} src={pane.url} allow="microphone; autoplay" />
          )}
        </section>
      ))}
      <div className="side-pane-switcher" role="toolbar" aria-label="Side panes" aria-orientation="vertical">
        {panes.panes.map((pane) => (
          <button
            key={pane.paneId}
            type="button"
            title={pane.title}
            aria-label={pane.title}
            aria-pressed={panes.isShown(pane)}
            onClick={() => (panes.isShown(pane) ? panes.fold() : panes.select(pane.paneId))}
          >
            {pane.imageSrc === undefined ? <Icon name="panel" /> : <img src={`/${pane.imageSrc}`} alt="" />}
            {pane.badge !== false && (
              <span className="side-pane-badge" data-testid="side-pane-badge">
                {typeof pane.badge === 'number' ? pane.badge : ''}
              </span>
            )}
          </button>
        ))}
      </div>
    </aside>
  );
}
