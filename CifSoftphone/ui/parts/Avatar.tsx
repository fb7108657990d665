import * as React from 'react';
import { inCompact } from '../theme/common';
import { lazyClasses } from '../theme/lazyClasses';
import { avatarTints, tokens } from '../theme/tokens';

export interface AvatarProps {
  /** Of a person; nobody is known without it. */
  readonly name: string | undefined;
  readonly size: number;
}

const styles = lazyClasses({
  avatar: {
    display: 'grid',
    placeItems: 'center',
    flex: 'none',
    borderRadius: '50%',
    fontWeight: 600,
    color: tokens.colorNeutralForeground2,
    background: tokens.colorNeutralBackground3,
    selectors: {
      '@container (max-width: 219px)': { display: 'none' },
      [inCompact]: { display: 'none' },
      '@media (forced-colors: active)': { border: '1px solid' },
    },
  },
});

/** A face that is the same for the same name: two letters on a tint. Beside the name itself, so nobody reads it out. */
export const Avatar: React.FC<AvatarProps> = ({ name = '', size }) => {
  const words = name.match(/\p{L}+/gu) ?? [];
  const letters = [...new Set([words[0], words[words.length - 1]])].map((word = '') => [...word][0]).join('');
  const tint = avatarTints[[...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % avatarTints.length];
  const ofName =
    letters === '' || tint === undefined
      ? {}
      : { background: `light-dark(${tint.join()})`, color: `light-dark(${tint[1]},${tint[0]})` };
  return (
    <span
      className={styles.avatar}
      style={{ width: size, height: size, fontSize: size * 0.36, ...ofName }}
      aria-hidden="true"
    >
      {letters === '' ? (
        <svg width={size / 2} height={size / 2} viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.5">
          <path d="M10 9.5A3.25 3.25 0 1010 3a3.25 3.25 0 000 6.5zM4 17c0-2.7 2.5-4.3 6-4.3s6 1.6 6 4.3" />
        </svg>
      ) : (
        letters.toUpperCase()
      )}
    </span>
  );
};
