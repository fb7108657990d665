import { browserLock } from '../../../CifSoftphone/browser/browserLock';

/** Web Locks as the standard has them, for one name. */
class FakeLocks implements LockManager {
  readonly options: LockOptions[] = [];
  stealAll: () => void = () => undefined;
  released = 0;

  query(): Promise<LockManagerSnapshot> {
    return Promise.resolve({
      held: [
        { name: 'another', clientId: 'b' },
        { name: 'cti-softphone-line', clientId: 'a' },
      ],
    });
  }
  request<T>(_name: string, ...rest: readonly unknown[]): Promise<T> {
    const [options, callback] = rest as [LockOptions, LockGrantedCallback<T>];
    this.options.push(options);
    return new Promise<T>((resolve, reject) => {
      this.stealAll = () => reject(new DOMException('stolen', 'AbortError'));
      const fail = (): void => reject(new DOMException('aborted', 'AbortError'));
      options.signal?.addEventListener('abort', fail);
      void Promise.resolve().then(async () => {
        const value = await callback({ name: 'x', mode: 'exclusive' });
        this.released += 1;
        resolve(value);
      });
    });
  }
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('the lock', () => {
  it('is held until it is given back', async () => {
    const locks = new FakeLocks();
    const on = { onHeld: jest.fn(), onLost: jest.fn() };
    const undo = browserLock(locks).request({ steal: false }, on);
    await settle();
    expect(on.onHeld).toHaveBeenCalledTimes(1);
    expect(locks.released).toBe(0);
    undo();
    await settle();
    expect(locks.released).toBe(1);
    expect(on.onLost).not.toHaveBeenCalled();
  });

  it('tells when it was stolen', async () => {
    const locks = new FakeLocks();
    const on = { onHeld: jest.fn(), onLost: jest.fn() };
    browserLock(locks).request({ steal: false }, on);
    await settle();
    locks.stealAll();
    await settle();
    expect(on.onLost).toHaveBeenCalledTimes(1);
  });

  it('is stolen without a signal, which the standard forbids together', async () => {
    const locks = new FakeLocks();
    browserLock(locks).request({ steal: true }, { onHeld: jest.fn(), onLost: jest.fn() });
    expect(locks.options).toEqual([{ steal: true }]);
  });

  it('that was given up before it came is never held', async () => {
    const on = { onHeld: jest.fn(), onLost: jest.fn() };
    browserLock(new FakeLocks()).request({ steal: false }, on)();
    await settle();
    expect(on.onHeld).not.toHaveBeenCalled();
    expect(on.onLost).not.toHaveBeenCalled();
  });

  it('names the page that has it, and nobody where the browser cannot tell', async () => {
    expect(await browserLock(new FakeLocks()).holder()).toBe('a');
    const broken = new FakeLocks();
    broken.query = () => Promise.reject(new Error('not here'));
    expect(await browserLock(broken).holder()).toBeUndefined();
  });
});
