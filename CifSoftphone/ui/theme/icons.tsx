import * as React from 'react';

/** Drawn here, not from Fluent's icon font: that font lies on a server which no agent's browser is asked to trust. */
const Icon: React.FC<React.SVGAttributes<SVGPathElement> & { readonly size: number }> = ({ size, style, ...path }) => (
  <svg width={size} height={size} viewBox={`0 0 ${size} ${size}`} aria-hidden="true" focusable="false" style={style}>
    <path {...path} />
  </svg>
);
const filled = { size: 16, fill: 'currentColor' };
const drawn = { size: 12, fill: 'none', stroke: 'currentColor' };

/** A wheel with eight teeth. */
const gear =
  'M12 8a4 4 0 11-8 0 4 4 0 018 0zM8 1v2M8 13v2M1 8h2M13 8h2M3 3l1.5 1.5M11.5 11.5L13 13M13 3l-1.5 1.5M4.5 11.5L3 13';

export const GearIcon: React.FC = () => <Icon {...drawn} size={16} strokeWidth="2.2" d={gear} />;

const handset =
  'M4.6 1.6l1.2-.3c.7-.2 1.4.1 1.7.8l.8 1.9c.2.6.1 1.2-.4 1.6l-1 .9c.5 1.2 1.4 2.3 2.5 3l1.3-.5c.6-.2 1.2 0 1.6.5l1.2 1.6c.4.6.3 1.4-.2 1.9l-.8.8c-.8.8-2 1-3 .6C5.9 12.9 2.9 8.9 2.6 4.8c-.1-1.4.7-2.8 2-3.2z';

export const PhoneIcon: React.FC<{ readonly down?: boolean | undefined }> = ({ down }) => (
  <Icon {...filled} d={handset} transform={down ? 'rotate(135 8 8)' : undefined} />
);

/** Puts something away. */
export const CloseIcon: React.FC = () => <Icon {...drawn} d="M2 2l8 8M10 2l-8 8" />;

/** Points to what opens below. */
export const ChevronIcon: React.FC = () => (
  <Icon {...drawn} d="M2.5 4.5L6 8l3.5-3.5" style={{ flex: 'none', marginInlineStart: 6 }} />
);

/** What is chosen in a menu. */
export const CheckIcon: React.FC = () => <Icon {...drawn} d="M2 6.5L5 9l5-6" strokeWidth="1.5" />;
