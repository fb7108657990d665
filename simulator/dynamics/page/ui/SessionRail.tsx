import * as React from 'react';
import { Icon } from './Icon';
import type { WorkspaceApp } from './workspaceApp';

/** The sessions at the left: home, then one for each customer; the agent switches and closes here. */
export function SessionRail({ app }: { readonly app: WorkspaceApp }): React.ReactElement {
  const { sessions, focusedSessionId } = app.workspace.state;
  return (
    <nav className="session-rail" aria-label="Sessions">
      <ul>
        {sessions.map((session) => (
          <li
            key={session.id}
            className={session.id === focusedSessionId ? 'current' : ''}
            data-testid="session"
            data-session-id={session.id}
          >
            <button
              type="button"
              className="session"
              aria-current={session.id === focusedSessionId ? 'true' : undefined}
              onClick={() => app.workspace.focusSession(session.id)}
              title={session.title}
            >
              <Icon name={session.isHome ? 'home' : 'person'} />
              <span className="session-title">{session.title}</span>
              {session.badge !== 'none' && (
                <span className="session-badge" aria-label="New activity">
                  {typeof session.badge === 'number' ? session.badge : session.badge === 'attention' ? '!' : ''}
                </span>
              )}
            </button>
            {!session.isHome && (
              <button
                type="button"
                className="close"
                aria-label={`Close session ${session.title}`}
                onClick={() => app.workspace.closeSession(session.id)}
              >
                <Icon name="close" />
              </button>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}
