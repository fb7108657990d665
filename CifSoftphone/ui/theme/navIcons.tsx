import * as React from 'react';

const paths = {
  now: 'M2.5 10.5h3.2L8.5 4l3.6 12 2.3-5.5h3.1',
  keypad: 'M5 4h0M10 4h0M15 4h0M5 8.5h0M10 8.5h0M15 8.5h0M5 13h0M10 13h0M15 13h0M10 17.5h0',
  history: 'M10 17a7 7 0 100-14 7 7 0 000 14zM10 6v4.2l2.8 1.7',
  supervision:
    'M7.5 9.5a3 3 0 100-6 3 3 0 000 6zM2.5 16.5c0-2.6 2.1-4.2 5-4.2s5 1.6 5 4.2M12.5 3.8a3 3 0 010 5.4M14.3 12.7c2 .5 3.2 1.9 3.2 3.8',
} as const;

/** Where a view of the panel is drawn above its word. */
export const NavIcon: React.FC<{ readonly view: keyof typeof paths }> = ({ view }) => (
  <svg
    width="20"
    height="20"
    viewBox="0 0 20 20"
    fill="none"
    stroke="currentColor"
    strokeWidth={view === 'keypad' ? 2.4 : 1.5}
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    <path d={paths[view]} />
  </svg>
);
