import * as React from 'react';
import { DefaultButton, IconButton, type IButtonProps } from '@fluentui/react';
import { common } from '../theme/common';
import { CloseIcon } from '../theme/icons';
import { lazyClasses } from '../theme/lazyClasses';
import { tokens } from '../theme/tokens';

const styles = lazyClasses({
  small: {
    minWidth: 0,
    padding: '0 12px',
    borderRadius: 4,
    borderColor: tokens.colorNeutralStroke1,
    // What is most likely wanted is bold; the others are quiet.
    selectors: { '&:not(.ms-Button--primary) .ms-Button-label': { fontWeight: 400 } },
  },
  icon: {
    minWidth: 32,
    width: 32,
    padding: 0,
    flex: 'none',
    borderRadius: 4,
    color: tokens.colorNeutralForeground1,
  },
  // In the corner of its card, or in a line of words: it takes no line of its own.
  inLine: {
    width: 24,
    height: 24,
    margin: -4,
    marginInlineStart: 'auto',
    padding: 0,
    flex: 'none',
    borderRadius: 4,
    color: tokens.colorNeutralForeground1,
    selectors: { svg: { color: 'inherit' } },
  },
});

/** The usual button of the softphone; `primary` for what is most likely wanted. */
export const SmallButton: React.FC<IButtonProps> = (props) => <DefaultButton className={styles.small} {...props} />;

/** Buttons in a row under what they belong to. */
export const Buttons: React.FC<React.HTMLAttributes<HTMLDivElement>> = (props) => (
  <div className={common.buttons} {...props} />
);

/** An icon to press, in its children; its words are its title and, unless there are others, its name. */
export const SmallIconButton: React.FC<IButtonProps & { readonly title: string }> = (props) => (
  <IconButton className={styles.icon} ariaLabel={props.title} {...props} />
);

/** The same, no higher than the line in which it stands. */
export const LineButton: React.FC<IButtonProps & { readonly title: string }> = (props) => (
  <SmallIconButton className={styles.inLine} {...props} />
);

/** Puts away the card in whose first line it stands. */
export const CloseButton: React.FC<{ readonly title: string; readonly onClick: () => void }> = (props) => (
  <LineButton {...props}>
    <CloseIcon />
  </LineButton>
);
