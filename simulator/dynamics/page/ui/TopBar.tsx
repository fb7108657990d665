import * as React from 'react';
import { Icon } from './Icon';
import { MakerFlyout } from './MakerFlyout';
import type { FieldOptions } from './pageOptions';
import { PresencePicker } from './PresencePicker';
import { TelephonyFlyout } from './TelephonyFlyout';
import type { WorkspaceApp } from './workspaceApp';

interface TopBarProps {
  readonly app: WorkspaceApp;
  readonly field: FieldOptions;
  readonly onFieldChange: (field: FieldOptions) => void;
}

export function TopBar({ app, field, onFieldChange }: TopBarProps): React.ReactElement {
  const [open, setOpen] = React.useState<'telephony' | 'maker' | 'person' | undefined>(undefined);
  const [text, setText] = React.useState('');
  const toggle = (name: 'telephony' | 'maker' | 'person') => () => setOpen(open === name ? undefined : name);
  const { agent } = app.facts;
  const initials = agent.name
    .split(' ')
    .map((part) => part.charAt(0))
    .join('');
  return (
    <header className="top-bar">
      <span className="brand">Dynamics 365</span>
      <span className="app-name">{app.kind === 'v2' ? 'Customer Service workspace' : 'Customer Service Hub'}</span>
      <span className="badge" title={`${app.facts.solution.uniqueName} ${app.facts.solution.version}`}>
        Simulator
      </span>
      <form
        className="top-search"
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          app.openSearch(text);
        }}
      >
        <Icon name="search" />
        <input
          aria-label="Search the organisation"
          placeholder="Search"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </form>
      <PresencePicker app={app} />
      <button type="button" aria-expanded={open === 'telephony'} onClick={toggle('telephony')}>
        <Icon name="phone" /> Telephony
      </button>
      <button type="button" aria-expanded={open === 'maker'} onClick={toggle('maker')}>
        <Icon name="wrench" /> Maker
      </button>
      <button
        type="button"
        className="persona"
        aria-expanded={open === 'person'}
        onClick={toggle('person')}
        title={agent.userName}
      >
        <span className="coin" aria-hidden="true">
          {initials}
        </span>
        {agent.name}
      </button>
      {open === 'telephony' && <TelephonyFlyout agents={app.facts.agents} self={agent.oid} />}
      {open === 'maker' && <MakerFlyout field={field} onChange={onFieldChange} />}
      {open === 'person' && (
        <section className="flyout" aria-label="Signed-in agent">
          <strong>{agent.name}</strong>
          <span>{agent.userName}</span>
          <a href="/simulator/sign-out">Sign out of Dynamics</a>
          {'Notification' in window && Notification.permission === 'default' && (
            <button type="button" onClick={() => void Notification.requestPermission()}>
              Allow desktop notifications
            </button>
          )}
        </section>
      )}
    </header>
  );
}
