/** @jest-environment jsdom */
import { browserNotices } from '../../../../CifSoftphone/ui/notices/browserNotices';

afterEach(() => Reflect.deleteProperty(window, 'Notification'));

const notice = { title: 'Incoming call', tag: 'cti-softphone here 1', onClick: () => undefined };

it('a browser that refuses a notification fails nothing: the card still rings, and the keys still work', () => {
  class Refused {
    static readonly permission = 'granted';
    constructor() {
      throw new TypeError('Illegal constructor');
    }
  }
  Object.assign(window, { Notification: Refused });
  const takeBack = browserNotices.show(notice);
  expect(takeBack).not.toThrow();
});

it('a notification stays until it is taken back, and makes no sound', () => {
  const shown: NotificationOptions[] = [];
  class Shown {
    constructor(_title: string, options: NotificationOptions) {
      shown.push(options);
    }
    close(): void {
      shown.pop();
    }
  }
  Object.assign(window, { Notification: Shown });
  const takeBack = browserNotices.show(notice);
  expect(shown).toEqual([{ tag: notice.tag, requireInteraction: true, silent: true }]);
  takeBack();
  expect(shown).toEqual([]);
});
