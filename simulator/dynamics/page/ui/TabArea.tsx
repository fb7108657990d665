import * as React from 'react';
import type { Tab } from '../model/workspaceState';
import { EntityList } from './EntityList';
import { Icon } from './Icon';
import type { FieldOptions } from './pageOptions';
import { RecordForm } from './RecordForm';
import { SearchPage } from './SearchPage';
import type { WorkspaceApp } from './workspaceApp';

interface TabAreaProps {
  readonly app: WorkspaceApp;
  readonly field: FieldOptions;
}

/** The focused session's tabs and the page of the one in front. A tab behind is not drawn: its
 * controls are destroyed, its frames load anew when the agent comes back; what was typed is kept. */
export function TabArea({ app, field }: TabAreaProps): React.ReactElement {
  const { workspace } = app;
  const { focused } = workspace;
  const front = focused.tabs.find((tab) => tab.id === focused.focusedTabId);
  return (
    <main className="tab-area">
      {app.kind === 'v2' ? (
        <Tabs app={app} />
      ) : (
        <nav className="tabs" aria-label="Site map">
          <span className="tab">
            <button
              type="button"
              onClick={() => workspace.openPage({ kind: 'list', entityName: 'contact' }, 'Contacts')}
            >
              <Icon name="home" /> Contacts
            </button>
          </span>
        </nav>
      )}
      {front && (
        <div
          key={front.id}
          {...(app.kind === 'v2' ? { role: 'tabpanel', 'aria-labelledby': `${front.id}-tab` } : {})}
          id={`${front.id}-page`}
          className="page"
        >
          <TabPage app={app} field={field} tab={front} />
        </div>
      )}
    </main>
  );
}

function Tabs({ app }: { readonly app: WorkspaceApp }): React.ReactElement {
  const { workspace } = app;
  const { focused } = workspace;
  return (
    <div className="tabs" role="tablist" aria-label="Tabs">
      {focused.tabs.map((tab) => (
        <span key={tab.id} className={tab.id === focused.focusedTabId ? 'tab current' : 'tab'}>
          <button
            type="button"
            role="tab"
            id={`${tab.id}-tab`}
            aria-selected={tab.id === focused.focusedTabId}
            {...(tab.id === focused.focusedTabId ? { 'aria-controls': `${tab.id}-page` } : {})}
            onClick={() => workspace.focusTab(tab.id)}
          >
            {tab.title}
          </button>
          {tab.canClose && (
            <button
              type="button"
              className="close"
              aria-label={`Close tab ${tab.title}`}
              onClick={() => workspace.closeTab(tab.id)}
            >
              <Icon name="close" />
            </button>
          )}
        </span>
      ))}
    </div>
  );
}

function TabPage({ app, field, tab }: TabAreaProps & { readonly tab: Tab }): React.ReactElement {
  const key = `${tab.id}-${JSON.stringify(tab.page)}-${tab.reload}`;
  switch (tab.page.kind) {
    case 'list':
      return <EntityList key={key} app={app} entityName={tab.page.entityName} />;
    case 'record':
      return <RecordForm key={key} app={app} field={field} page={tab.page} tabId={tab.id} />;
    case 'search':
      return <SearchPage key={key} app={app} text={tab.page.text} />;
    case 'frame':
      return <iframe className="page-frame" title={tab.title} src={tab.page.url} />;
    case 'unsupported':
      return <p className="note">The simulator does not draw this kind of page: {tab.page.what}.</p>;
  }
}
