import type { ShownNotification } from '../cif/notificationQueue';

/** Shows the browser's own notifications where a template asks for them and the person allowed them. */
export function showDesktopNotifications(): (shown: readonly ShownNotification[]) => void {
  const open = new Map<number, Notification>();
  return (shown) => {
    for (const [id, notification] of open) {
      if (shown.some((one) => one.id === id)) continue;
      notification.close();
      open.delete(id);
    }
    for (const { id, template, title, fields } of shown) {
      const wanted = template.desktopMode === 'always' || (template.desktopMode === 'background' && document.hidden);
      if (!wanted || open.has(id) || !('Notification' in window) || Notification.permission !== 'granted') continue;
      const body = fields.map((field) => `${field.title}: ${field.value}`).join('\n');
      const notification = new Notification(title, { body, requireInteraction: true });
      notification.onclick = () => window.focus();
      open.set(id, notification);
    }
  };
}
