import * as React from 'react';
import { listen, together } from '../../browser/listen';
import type { KeysProps } from '../parts/laterParts';
import { useSoftphone } from '../parts/useSoftphone';
import { describeKeys } from './describeKeys';
import { hearFarKeys } from './farKeys';
import type { KeyChoices } from './keyChoices';
import { KeyList } from './KeyList';
import { keyListAsked } from './keyListAsked';
import type { KeyPorts } from './keyPorts';
import { hearNearKeys } from './nearKeys';

/** The keyboard map at work: it draws nothing but the list of all keys, when it is asked for. */
export const keys = (ports: KeyPorts): React.FC<KeysProps> =>
  function Keys({ page }) {
    const softphone = useSoftphone();
    const [choices, choose] = useChoices(ports);
    const [open, setOpen] = React.useState(false);
    const anchor = React.useRef<HTMLSpanElement>(null);
    /** What the listeners ask for when a key comes. */
    const latest = React.useRef({ ...softphone, choices });
    latest.current = { ...softphone, choices };
    React.useEffect(() => {
      const root = anchor.current?.parentElement;
      if (!root) return undefined;
      const now = () => latest.current;
      const toggle = (): void => setOpen((before) => !before);
      const near = hearNearKeys({ root, page, choices: () => now().choices, onList: toggle });
      const far = hearFarKeys({
        root,
        ports,
        choices: () => now().choices,
        isHere: () => now().view.ringPlaceId === now().place.placeId,
        press: (name) => void near.pressName(name, performance.now()),
        comeForward: () => {
          now().place.comeForward();
          window.focus();
          (root.querySelector<HTMLElement>('[data-call-state]') ?? root.querySelector('button'))?.focus();
        },
      });
      const describe = (): void => describeKeys(root, now().choices, now().texts);
      const changes = new MutationObserver(describe);
      changes.observe(root, { childList: true, subtree: true });
      return together(near.stop, far, listen(root, [keyListAsked], toggle), () => changes.disconnect());
    }, [page]);
    React.useEffect(() => {
      const root = anchor.current?.parentElement;
      if (root) describeKeys(root, choices, softphone.texts);
    });
    return (
      <>
        <span ref={anchor} hidden />
        {open && <KeyList choices={choices} onChoose={choose} onClose={() => setOpen(false)} />}
      </>
    );
  };

/** What the agent chose, here or in another page of this browser. */
function useChoices({ choices: kept }: KeyPorts): readonly [KeyChoices, (next: KeyChoices) => void] {
  const [choices, setChoices] = React.useState(kept.read);
  React.useEffect(() => kept.onChange(() => setChoices(kept.read())), [kept]);
  return [
    choices,
    (next) => {
      kept.keep(next);
      setChoices(next);
    },
  ];
}
