import * as React from 'react';
import type { CallView } from '../../core/calls/callView';
import type { Place } from '../../surface/place';
import { leaveSearch, takeSearch } from '../parts/searchHandover';

export interface SearchField {
  readonly open: boolean;
  readonly text: string;
  readonly setText: (text: string) => void;
  /** Opens it with the keyboard in it, or closes it. */
  readonly toggle: () => void;
  readonly close: () => void;
}

/**
 * Whether the search for the customer is open, and what stands in it. A ring that is answered becomes a card elsewhere:
 * what the agent was about to look for goes along.
 * @param tools the element that has the search's field
 */
export function useSearchField(
  place: Place,
  { key, search }: CallView,
  tools: React.RefObject<HTMLElement>,
): SearchField {
  const [open, setOpen] = React.useState(false);
  const [text, setText] = React.useState(search?.text ?? '');
  const wantsField = React.useRef(false);
  React.useLayoutEffect(() => {
    if (open && wantsField.current) fieldIn(tools.current)?.focus();
    wantsField.current = false;
  });
  const now = React.useRef({ open, text });
  now.current = { open, text };
  React.useLayoutEffect(() => {
    const former = takeSearch(place, key);
    if (former !== undefined) {
      wantsField.current = former.hadFocus;
      setText(former.text);
      setOpen(true);
    }
    const element = tools.current;
    return () => {
      const hadFocus = element !== null && document.activeElement === fieldIn(element);
      if (now.current.open) leaveSearch(place, key, { text: now.current.text, hadFocus });
    };
  }, [place, key, tools]);
  const toggle = (): void => {
    wantsField.current = !open;
    setOpen(!open);
  };
  return { open, text, setText, toggle, close: () => setOpen(false) };
}

const fieldIn = (tools: HTMLElement | null) => tools?.querySelector<HTMLInputElement>('[role=search] input');
