import * as React from 'react';
import { presences } from '../cif/omnichannel';
import type { WorkspaceApp } from './workspaceApp';

/** Omnichannel's own choice of the presence, in an organisation that has it. */
export function PresencePicker({ app }: { readonly app: WorkspaceApp }): React.ReactElement | null {
  const [, drawAgain] = React.useState(0);
  React.useEffect(() => app.subscribe(() => drawAgain((count) => count + 1)), [app]);
  const presence = app.cif?.omnichannel.presence;
  if (presence === undefined) return null;
  return (
    <select
      aria-label="Presence"
      value={presence.presenceText}
      onChange={(event) => app.cif?.omnichannel.setPresence(event.target.value)}
    >
      {presences.map(({ presenceText }) => (
        <option key={presenceText}>{presenceText}</option>
      ))}
    </select>
  );
}
