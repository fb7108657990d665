import * as React from 'react';
import { listen } from '../../browser/listen';

/**
 * Where rings stand. Alone they are the stage. While an agent has a call they come after it, at the end of what is in
 * sight: no key of the call moves. Where that would lie over its keys (a low window, a form that is scrolled so) they
 * come before it, as a sheet without room would hide what the agent needs.
 * @param afterCalls there is a call on which the agent works
 */
export function useRingPlace(afterCalls: boolean): React.RefObject<HTMLUListElement> {
  const ref = React.useRef<HTMLUListElement>(null);
  const around = React.useRef<HTMLElement | null>(null);
  const place = (): void => {
    const rings = ref.current;
    const softphone = rings?.parentElement ?? around.current;
    around.current = softphone;
    const after = (on: boolean): void => {
      rings?.toggleAttribute('data-after', on);
      softphone?.style.setProperty('--after', `${on ? (rings?.offsetHeight ?? 0) : 0}px`);
    };
    after(afterCalls);
    if (!afterCalls || !rings || !softphone) return;
    const { top, bottom } = rings.getBoundingClientRect();
    const isUnder = (kept: Element): boolean => {
      const { top: from, bottom: to } = kept.getBoundingClientRect();
      return from < bottom && to > top;
    };
    if ([...softphone.querySelectorAll('[data-kept]')].some(isUnder)) after(false);
  };
  const latest = React.useRef(place);
  latest.current = place;
  // With each drawing: a name that is found may make them higher.
  React.useLayoutEffect(() => latest.current());
  React.useEffect(() => listen(window, ['resize'], () => latest.current()), []);
  return ref;
}
