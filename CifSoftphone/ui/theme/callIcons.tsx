import * as React from 'react';
import type { CallCommandName } from '../../../protocol/callCommand';
import { lazyClasses } from './lazyClasses';

const styles = lazyClasses({
  icon: { width: 20, height: 20, flex: 'none', fill: 'none', stroke: 'currentColor', strokeWidth: 1.5 },
  small: { width: 16, height: 16, strokeWidth: 1.75 },
  dots: { strokeWidth: 2.6 },
  full: { fill: 'currentColor' },
  // What points along the line of reading turns round with it.
  turns: { selectors: { '[dir=rtl] &': { transform: 'scaleX(-1)' } } },
});

const mic = 'M10 2.5A2.5 2.5 0 007.5 5v5a2.5 2.5 0 005 0V5A2.5 2.5 0 0010 2.5zM4.5 10a5.5 5.5 0 0011 0M10 15.5V18';
const struck =
  'M12.5 9.7V5a2.5 2.5 0 00-4.9-.7M7.5 7.5V10a2.5 2.5 0 003.9 2M4.5 10a5.5 5.5 0 008.7 4.5M15.5 10c0 .8-.2 1.6-.5 2.3M10 15.5V18M3 3l14 14';
const person = 'M8 9.5A3.25 3.25 0 108 3a3.25 3.25 0 000 6.5zM2.5 16.5c0-2.5 2.3-4 5.5-4 .9 0 1.8.1 2.5.4';
const ring = 'M10 17a7 7 0 100-14 7 7 0 000 14z';
const disc = 'M10 15.5a5.5 5.5 0 100-11 5.5 5.5 0 000 11z';
const arrow = 'M14 7l3 3-3 3';

type Look = 'dots' | 'full' | 'turns';
/** `waits`: asked for, and not done yet. */
type Drawn = CallCommandName | 'waits';
const icons: Partial<Readonly<Record<Drawn, readonly [path: string, look?: Look]>>> = {
  hold: ['M5.5 4H8v12H5.5zM12 4h2.5v12H12z', 'full'],
  retrieve: ['M6.5 4.2v11.6L16 10z', 'full'],
  mute: [mic],
  unmute: [struck],
  'send-digits': ['M5 4h0M10 4h0M15 4h0M5 8.5h0M10 8.5h0M15 8.5h0M5 13h0M10 13h0M15 13h0M10 17.5h0', 'dots'],
  'blind-transfer': ['M11.5 4.5l5 5-5 5M16.5 9.5H8A4.5 4.5 0 003.5 14v2', 'turns'],
  consult: [`${person}M15 11v6M12 14h6`],
  'complete-transfer': [`${person}M11.5 14l2.2 2.2L18 12`],
  'cancel-consult': ['M8.5 4.5l-5 5 5 5M3.5 9.5H12a4.5 4.5 0 014.5 4.5v2', 'turns'],
  'record-start': [disc, 'full'],
  'record-resume': [disc, 'full'],
  'record-pause': [`${ring}M8.3 7.5v5M11.7 7.5v5`],
  'record-stop': ['M5 5h10v10H5z', 'full'],
  merge: [`M3 4.5h3c3.2 0 3.2 5.5 6.5 5.5H17M3 15.5h3c3.2 0 3.2-5.5 6.5-5.5${arrow}`, 'turns'],
  waits: ['M4 10h0M10 10h0M16 10h0', 'dots'],
  leave: [`M11 3.5H5a1 1 0 00-1 1v11a1 1 0 001 1h6M8.5 10H17${arrow}`, 'turns'],
};

/** What a key of a call does, in a drawing beside its word: seen sooner than read. */
export const CallIcon: React.FC<{ readonly command: Drawn; readonly small?: boolean }> = ({ command, small }) => {
  const [path, look] = icons[command] ?? [''];
  return (
    <svg
      className={[styles.icon, look && styles[look], small && styles.small].filter(Boolean).join(' ')}
      viewBox="0 0 20 20"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={path} />
    </svg>
  );
};

/** Marks whom the agent needs often; full where that is so. */
export const StarIcon: React.FC<{ readonly full: boolean }> = ({ full }) => (
  <svg
    className={full ? `${styles.icon} ${styles.full}` : styles.icon}
    viewBox="0 0 20 20"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    <path d="M10 3l2.1 4.4 4.9.7-3.5 3.4.8 4.8-4.3-2.3-4.3 2.3.8-4.8L3 8.1l4.9-.7z" />
  </svg>
);
