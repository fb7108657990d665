import * as React from 'react';

interface ComboChoice {
  readonly value: string;
  readonly label: string;
}

export interface ComboProps {
  readonly choices: readonly ComboChoice[];
  readonly value: string | undefined;
  readonly onChoose: (value: string) => void;
}

/** Letters without their accents and cases: an agent types what is quick. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Each word that is typed begins a word of the label. */
const fits = ({ label }: ComboChoice, text: string): boolean => {
  const words = plain(label).split(/[\s/(),.-]+/);
  return plain(text)
    .split(/\s+/)
    .every((typed) => plain(label).startsWith(typed) || words.some((word) => word.startsWith(typed)));
};

/** What is open of a field that is searched as one types, and its keys. @param id begins the ids of what is listed */
export function useCombo({ choices, value, onChoose }: ComboProps, id: string) {
  /** While it is open: what is typed, or nothing yet. */
  const [typed, setTyped] = React.useState<string | undefined>();
  const [at, setAt] = React.useState(0);
  const shown = choices.find((one) => one.value === value)?.label ?? '';
  const isOpen = typed !== undefined;
  const found = isOpen ? choices.filter((one) => fits(one, typed)) : [];
  const active = found[Math.min(at, found.length - 1)];
  const activeId = active && `${id}-${active.value}`;
  React.useEffect(() => {
    if (activeId !== undefined) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);
  const open = (text: string): void => {
    setTyped(text);
    setAt(
      text === ''
        ? Math.max(
            0,
            choices.findIndex((one) => one.value === value),
          )
        : 0,
    );
  };
  const close = (): void => setTyped(undefined);
  const choose = (one: ComboChoice): void => {
    setTyped(undefined);
    onChoose(one.value);
  };
  const onKey = (event: React.KeyboardEvent<HTMLInputElement>): void => {
    const { key, ctrlKey, repeat } = event;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      // The card's own arrows go from button to button.
      event.preventDefault();
      event.stopPropagation();
      const step = key === 'ArrowDown' ? 1 : -1;
      if (!isOpen) open('');
      else setAt((Math.min(at, found.length - 1) + step + found.length) % Math.max(1, found.length));
    } else if (key === 'Enter' && !ctrlKey && isOpen) {
      event.preventDefault();
      if (active !== undefined && !repeat) choose(active);
    } else if (key === 'Escape' && isOpen) {
      event.stopPropagation();
      setTyped(undefined);
    }
  };
  return { typed, isOpen, shown, found, active, open, choose, close, onKey };
}
