import * as React from 'react';
import { DefaultButton, IconButton, type IButtonProps } from '@fluentui/react';
import { common } from '../theme/common';
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
