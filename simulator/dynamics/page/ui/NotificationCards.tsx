import * as React from 'react';
import type { ShownNotification } from '../cif/notificationQueue';
import { Icon } from './Icon';
import type { WorkspaceApp } from './workspaceApp';

/** The host's notifications, drawn from their templates. */
export function NotificationCards({ app }: { readonly app: WorkspaceApp }): React.ReactElement {
  return (
    <div className="notifications">
      {app.notifications().map((notification) => (
        <NotificationCard key={notification.id} notification={notification} app={app} />
      ))}
    </div>
  );
}

const countdownStepMs = 250;

function NotificationCard(props: {
  readonly notification: ShownNotification;
  readonly app: WorkspaceApp;
}): React.ReactElement {
  const { notification, app } = props;
  const { template, id, title, fields, endsAtMs } = notification;
  const [nowMs, setNowMs] = React.useState(Date.now());
  React.useEffect(() => {
    const timer = window.setInterval(() => setNowMs(Date.now()), countdownStepMs);
    return () => window.clearInterval(timer);
  }, []);
  const leftSeconds = Math.max(0, Math.ceil((endsAtMs - nowMs) / 1000));
  const titleId = `notification-${id}`;
  return (
    <section
      className={`notification ${template.theme}`}
      role="alertdialog"
      aria-labelledby={titleId}
      data-testid="cif-notification"
      data-template={template.uniqueName}
    >
      <div className="notification-title" id={titleId}>
        <Icon name="phone" />
        <span>{title}</span>
      </div>
      <dl>
        {fields.map((field) => (
          <React.Fragment key={field.title}>
            <dt>{field.title}</dt>
            <dd>{field.value}</dd>
          </React.Fragment>
        ))}
      </dl>
      <div className="notification-buttons">
        <button type="button" className="accept" onClick={() => app.queue.answer(id, 'accept')}>
          {template.acceptText}
        </button>
        {template.showReject && (
          <button type="button" className="reject" onClick={() => app.queue.answer(id, 'reject')}>
            {template.rejectText}
          </button>
        )}
        {template.showTimeout && <span className="countdown">{leftSeconds} s</span>}
      </div>
    </section>
  );
}
