import { attempt } from '../browser/attempt';
import type { Trouble } from '../core/troubles/trouble';
import type { HostPort } from '../host/hostPort';
import { createFeatures, type PlaceOptions } from './createFeatures';
import type { Feature } from './feature';
import { createGround } from './ground';
import type { Place, PlaceView } from './place';

export interface HostedPlace extends Place {
  /** Dynamics was found (it takes longer than the first ring may take): from now on it is told of rings and calls. */
  useHost(host: HostPort, trouble?: Trouble): void;
}

/** Makes one place of its features: each hears of the line, and what they show and do is the place's. */
export function createPlace(options: PlaceOptions): HostedPlace {
  const { line, browser } = options;
  const listeners = new Set<() => void>();
  const ground = createGround(line, browser, () => publish());
  const features = createFeatures(ground, options);
  const { troubles, settings, numbers, front, dialling, rings, sound, host, calls } = features;
  const { agent, customers, history, recent, cases, supportLog } = features;
  const all: readonly (readonly [name: string, Feature | undefined])[] = Object.entries(features);

  /** One part that fails stops no other: a ring is heard although its card cannot be drawn. */
  const alone = (part: string, work: () => void): void => attempt(work, (error) => supportLog.failed(part, error));

  const draw = (): PlaceView => ({
    ...ground.lineView(),
    ...settings.view(),
    ...troubles.view(),
    ...front.view(),
    ...host.view(),
    ...dialling.view(),
    ...sound?.view(),
    ...history?.view(),
    ...(recent && { recent: recent.view().history }),
    ...cases?.view(),
    ...numbers.view(),
  });
  let view = draw();

  function publish(): void {
    view = draw();
    supportLog.saw(view);
    listeners.forEach((listener) => alone('drawing', listener));
  }

  const follow = (): void => all.forEach(([name, feature]) => alone(name, () => feature?.follow?.(ground.lineView())));

  const unsubscribe = line.subscribe((next) => {
    ground.hear(next);
    all.forEach(([, feature]) => feature?.update?.(next));
    // First the card, then the host: the ring is on the screen before anything slower is asked.
    alone('view', publish);
    follow();
  });

  return {
    placeId: line.placeId,
    ...rings.actions,
    ...calls.actions,
    ...customers.actions,
    ...dialling.actions,
    ...agent.actions,
    ...front.actions,
    ...host.actions,
    ...troubles.actions,
    ...settings.actions,
    ...supportLog.actions,
    ...sound?.actions,
    ...history?.actions,
    ...(recent && { recent: recent.actions.history }),
    ...cases?.actions,
    getView: () => view,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    useHost: (found, trouble) => {
      host.use(found, trouble);
      publish();
      follow();
    },
    stop: () => {
      unsubscribe();
      all.forEach(([, feature]) => feature?.stop?.());
      listeners.clear();
      line.stop();
    },
  };
}
