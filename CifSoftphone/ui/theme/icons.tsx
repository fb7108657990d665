import * as React from 'react';

/** Drawn here, not from Fluent's icon font: that font lies on a server which no agent's browser is asked to trust. */
const Icon: React.FC<React.SVGAttributes<SVGPathElement> & { readonly size: number; readonly shown?: number }> = ({
  size,
  shown = size,
  ...path
}) => (
  <svg width={shown} height={shown} viewBox={`0 0 ${size} ${size}`} aria-hidden="true" style={{ flex: 'none' }}>
    <path {...path} />
  </svg>
);
const filled = { size: 16, fill: 'currentColor' };
const drawn = { size: 12, fill: 'none', stroke: 'currentColor' };

/** A wheel with eight teeth. */
const gear =
  'M12 8a4 4 0 11-8 0 4 4 0 018 0zM8 1v2M8 13v2M1 8h2M13 8h2M3 3l1.5 1.5M11.5 11.5L13 13M13 3l-1.5 1.5M4.5 11.5L3 13';

export const GearIcon: React.FC = () => <Icon {...drawn} size={16} strokeWidth="2.2" d={gear} />;

const handset = 'M3 2h3l1 3-1.6 1.6a9 9 0 004 4L11 9l3 1v3a1 1 0 01-1 1A11 11 0 012 3a1 1 0 011-1z';

export const PhoneIcon: React.FC<{ readonly down?: boolean | undefined; readonly size?: number }> = ({
  down,
  size = 16,
}) => <Icon {...filled} shown={size} d={handset} transform={down ? 'rotate(135 8 8)' : undefined} />;

/** Puts something away. */
export const CloseIcon: React.FC = () => <Icon {...drawn} d="M2 2l8 8M10 2l-8 8" />;

/** Points to what opens below. */
export const ChevronIcon: React.FC = () => <Icon {...drawn} d="M2.5 4.5L6 8l3.5-3.5" />;

const circle = 'M10 17a7 7 0 100-14 7 7 0 000 14z';
const signs = {
  error: `${circle}M10 6.5V11M10 13.5v0`,
  warning: 'M10 3.5l7.5 13h-15zM10 8.5V12M10 14.2v0',
  info: `${circle}M10 9.5v4M10 6.8v0`,
};

/** What kind of message it is. */
export const SignIcon: React.FC<{ readonly kind: keyof typeof signs }> = ({ kind }) => (
  <Icon {...drawn} size={20} shown={16} strokeWidth="1.75" strokeLinecap="round" d={signs[kind]} />
);

/** Leads to a record. */
export const OpenIcon: React.FC = () => (
  <Icon
    {...drawn}
    size={20}
    strokeWidth="1.5"
    d="M8 4H5a1 1 0 00-1 1v10a1 1 0 001 1h10a1 1 0 001-1v-3M11.5 3.5h5v5M16.5 3.5l-7 7"
    strokeLinejoin="round"
  />
);

/** Sends on; the same from both directions of reading. */
export const SendOnIcon: React.FC = () => <Icon {...drawn} d="M6 11V2M2.5 5.5L6 2l3.5 3.5" />;

/** A text to somebody. */
export const TextIcon: React.FC = () => <Icon {...drawn} d="M1.5 2h9v6.5H6L3.5 11V8.5h-2z" />;

/** What is chosen in a menu. */
export const CheckIcon: React.FC = () => <Icon {...drawn} d="M2 6.5L5 9l5-6" strokeWidth="1.5" />;
