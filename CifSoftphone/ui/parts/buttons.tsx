import * as React from 'react';
import { DefaultButton, IconButton, type IButtonProps } from '@fluentui/react';
import { common } from '../theme/common';
import { CloseIcon } from '../theme/icons';
import { lazyClasses } from '../theme/lazyClasses';
import { tokens } from '../theme/tokens';

const styles = lazyClasses({
  small: { minWidth: 0, padding: '0 12px', borderRadius: 4, borderColor: tokens.colorNeutralStroke1 },
  icon: {
    minWidth: 32,
    width: 32,
    padding: 0,
    flex: 'none',
    borderRadius: 4,
    color: tokens.colorNeutralForeground1,
  },
  // In the corner of its card: it takes no line of its own.
  close: {
    width: 24,
    height: 24,
    margin: -4,
    marginInlineStart: 'auto',
    padding: 0,
    flex: 'none',
    borderRadius: 4,
    color: tokens.colorNeutralForeground1,
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

/** Puts away the card in whose first line it stands. */
export const CloseButton: React.FC<{ readonly title: string; readonly onClick: () => void }> = (props) => (
  <SmallIconButton className={styles.close} {...props}>
    <CloseIcon />
  </SmallIconButton>
);
