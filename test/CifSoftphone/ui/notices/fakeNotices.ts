import type { Notice, NoticeChoices, NoticePorts } from '../../../../CifSoftphone/ui/notices/noticePorts';

/** A browser with notifications, for a test: who looks, what is allowed, what is shown. */
export function fakeNotices(chosen: NoticeChoices = {}, permission: NotificationPermission = 'granted') {
  const looks = new Set<() => void>();
  const now = { looked: true, permission, asked: 0, kept: chosen, shown: new Set<Notice>() };
  const ports: NoticePorts = {
    choices: {
      read: () => now.kept,
      keep: (next) => void (now.kept = next),
      onChange: () => () => undefined,
    },
    permission: () => now.permission,
    ask: () => {
      now.asked += 1;
      return Promise.resolve(now.permission);
    },
    show: (notice) => {
      now.shown.add(notice);
      return () => void now.shown.delete(notice);
    },
    isLookedAt: () => now.looked,
    onLook: (listener) => {
      looks.add(listener);
      return () => void looks.delete(listener);
    },
  };
  return {
    ...ports,
    now,
    look: (looked: boolean) => {
      now.looked = looked;
      looks.forEach((one) => one());
    },
    titles: () => [...now.shown].map(({ title }) => title),
  };
}
