import * as React from 'react';

/**
 * What stands in the field while the agent types. Each change is given on at once, so that a save in the middle of
 * typing loses nothing; the host's late echo of an earlier keystroke does not overwrite a later one, while a value
 * that the form itself sets does.
 * @param value the column's value; `null` is empty
 * @param onChange gets the new value; an emptied field is `null`
 */
export function useDraft(
  value: string | null,
  onChange: (value: string | null) => void,
): readonly [string, (next: string) => void] {
  const [draft, setDraft] = React.useState(value ?? '');
  const given = React.useRef(new Set<string>());
  const latest = React.useRef(draft);
  React.useEffect(() => {
    const incoming = value ?? '';
    if (incoming === latest.current) given.current.clear();
    if (incoming === latest.current || given.current.has(incoming)) return;
    latest.current = incoming;
    setDraft(incoming);
  }, [value]);
  const change = (next: string): void => {
    if (next === latest.current) return;
    latest.current = next;
    given.current.add(next);
    setDraft(next);
    onChange(next === '' ? null : next);
  };
  return [draft, change];
}
