import * as React from 'react';
import { NotificationCards } from './NotificationCards';
import { PanelFrame } from './PanelFrame';
import { SidePaneArea } from './SidePaneArea';
import { SessionRail } from './SessionRail';
import { TabArea } from './TabArea';
import { TopBar } from './TopBar';
import type { WorkspaceApp } from './workspaceApp';

/** The whole page; draws itself anew after each change of the model. */
export function WorkspacePage({ app }: { readonly app: WorkspaceApp }): React.ReactElement {
  const [, draw] = React.useState(0);
  const [field, setField] = React.useState(app.options.field);
  React.useEffect(() => app.subscribe(() => draw((count) => count + 1)), [app]);
  return (
    <div className={app.options.dark ? 'workspace dark' : 'workspace'} dir={app.options.rightToLeft ? 'rtl' : 'ltr'}>
      <TopBar app={app} field={field} onFieldChange={setField} />
      <div className="body">
        {app.kind === 'v2' && <SessionRail app={app} />}
        {app.kind === 'v2' && <PanelFrame app={app} />}
        <TabArea app={app} field={field} />
        {app.kind === 'v1' && <PanelFrame app={app} />}
        {app.sidePanes && <SidePaneArea panes={app.sidePanes} />}
      </div>
      <NotificationCards app={app} />
    </div>
  );
}
