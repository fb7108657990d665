import * as React from 'react';
import { sendsOn } from '../../../protocol/callCommand';
import { callerName } from '../../words/callerName';
import { SmallButton } from '../parts/buttons';
import { Later } from '../parts/Later';
import type { RingMoreProps } from '../parts/laterParts';
import { useSoftphone } from '../parts/useSoftphone';
import { inCompact, unseen } from '../theme/common';
import { ChevronIcon, SendOnIcon, TextIcon } from '../theme/icons';
import { lazyClasses } from '../theme/lazyClasses';

/** What does not stand on a ring by itself, and opens: its words, and its drawing. */
const openers = {
  deflect: ['Command_deflect', SendOnIcon],
  reply: ['Command_reply-text', TextIcon],
  details: ['Ring_Details', ChevronIcon],
} as const;
type Opened = keyof typeof openers;

const bare = {
  position: 'static',
  justifyContent: 'center',
  width: 32,
  height: 28,
  minHeight: 24,
  padding: 0,
  borderColor: 'transparent',
  background: 'none',
} as const;
/** In the strip of a low ring all are drawings, in boxes of one size; their words are their titles. */
const inStrip = { '[data-dense] &': bare, [inCompact]: bare };
const opener = { display: 'inline-flex', alignItems: 'center', gap: 6, padding: '0 10px' } as const;
const styles = lazyClasses({
  opener: { ...opener, selectors: { ...inStrip, '[data-dense] & > span': unseen, [`${inCompact} > span`]: unseen } },
  // In the corner of the card, that it opens.
  details: { ...opener, ...bare, position: 'absolute', top: 4, insetInlineEnd: 4, selectors: inStrip },
});

/** Under a ring's answers: what else can be done with it, in words, and its details where it is folded. */
export const RingMore: React.FC<RingMoreProps> = ({ className, call, folds, open, onOpen }) => {
  const { texts } = useSoftphone();
  const [asked, setAsked] = React.useState<Opened>();
  const typed = React.useRef('');
  const { offers } = call;
  const there = { deflect: offers.some(sendsOn), reply: offers.includes('reply-text'), details: folds };
  const isOpen = (name: Opened): boolean => there[name] && (name === 'details' ? open : asked === name);
  return (
    <>
      <div className={className}>
        {(Object.keys(openers) as Opened[])
          .filter((name) => there[name])
          .map((name) => {
            const [words, Icon] = openers[name];
            return (
              <SmallButton
                key={name}
                className={name === 'details' ? styles.details : styles.opener}
                title={texts(words)}
                // To a screen reader it says of which ring.
                aria-label={`${texts(words)}: ${callerName(call, texts)}`}
                aria-expanded={isOpen(name)}
                data-testid={`ring-${name}`}
                onClick={() => (name === 'details' ? onOpen(!open) : setAsked(isOpen(name) ? undefined : name))}
              >
                <Icon />
                {name !== 'details' && <span>{texts(words)}</span>}
              </SmallButton>
            );
          })}
      </div>
      {isOpen('deflect') && <Later draw={({ RingDeflection }) => <RingDeflection call={call} />} />}
      {isOpen('reply') && <Later draw={({ ReplyText }) => <ReplyText call={call} typed={typed} />} />}
    </>
  );
};
