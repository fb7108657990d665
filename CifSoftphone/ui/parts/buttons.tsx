import * as React from 'react';
import { mergeStyles, type IStyle } from '@fluentui/react';
import { common, disabledKey, forcedFull, forcedKey, seenFocus } from '../theme/common';
import { CloseIcon } from '../theme/icons';
import { lazyClasses } from '../theme/lazyClasses';
import { tokens } from '../theme/tokens';

export interface ButtonProps extends React.ComponentPropsWithoutRef<'button'> {
  /** What is most likely wanted. */
  readonly primary?: boolean;
  /** Its words. */
  readonly text?: string;
  /** Stays where the keyboard can reach it, and says why it does nothing now. */
  readonly allowDisabledFocus?: boolean;
}

/** Forced colours give each its border. */
const button = {
  minHeight: 32,
  boxSizing: 'border-box',
  border: '1px solid transparent',
  borderRadius: 4,
  font: 'inherit',
  fontSize: 14,
  color: tokens.colorNeutralForeground1,
  background: tokens.colorNeutralBackground1,
  cursor: 'pointer',
  selectors: {
    ...seenFocus,
    ':hover': { background: tokens.colorNeutralBackground3 },
    ':active,&[aria-expanded=true]': { background: tokens.colorNeutralBackground3Hover },
    '&[aria-pressed=true]': {
      color: tokens.colorBrandForeground2,
      background: tokens.colorBrandBackground2,
    },
    '&:disabled,&[aria-disabled=true]': disabledKey,
    ...forcedKey,
  },
} as const satisfies IStyle;

const looks = lazyClasses({
  words: { ...button, padding: '0 12px', lineHeight: '16px', border: `1px solid ${tokens.colorNeutralStroke1}` },
  // What is most likely wanted is bold; the others are quiet.
  primary: {
    fontWeight: 600,
    border: button.border,
    color: '#ffffff',
    background: tokens.colorBrandBackground,
    selectors: {
      ':hover': { background: tokens.colorBrandBackgroundHover },
      ':active': { background: tokens.colorBrandBackgroundPressed },
      ...forcedFull,
    },
  },
  icon: {
    ...button,
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    width: 32,
    flex: 'none',
    padding: 0,
    background: 'none',
  },
});

const styles = lazyClasses({
  // In the corner of its card, or in a line of words: it takes no line of its own.
  inLine: {
    width: 24,
    height: 24,
    minHeight: 24,
    margin: -4,
    marginInlineStart: 'auto',
  },
});

/**
 * A button of the page's own: Fluent's, with its split parts and menus, took 3 ms of the control's first paint. Its look
 * comes from the tokens like that of the others.
 */
const Button: React.FC<ButtonProps & { readonly look: string }> = (props) => {
  const { look, primary, text, allowDisabledFocus, disabled: rests, className, children, onClick, ...rest } = props;
  return (
    <button
      type="button"
      {...rest}
      className={mergeStyles(look, primary && looks.primary, className)}
      {...(allowDisabledFocus ? { 'aria-disabled': rests } : { disabled: rests })}
      onClick={rests ? undefined : onClick}
    >
      {text}
      {children}
    </button>
  );
};

/** The usual button of the softphone. */
export const SmallButton: React.FC<ButtonProps> = (props) => <Button look={looks.words} {...props} />;

/** Buttons in a row under what they belong to. */
export const Buttons: React.FC<React.HTMLAttributes<HTMLDivElement>> = (props) => (
  <div className={common.buttons} {...props} />
);

/** An icon to press, in its children; its words are its title and, unless there are others, its name. */
export const SmallIconButton: React.FC<ButtonProps & { readonly title: string }> = (props) => (
  <Button look={looks.icon} aria-label={props.title} data-icon="" {...props} />
);

/** The same, no higher than the line in which it stands. */
export const LineButton: React.FC<ButtonProps & { readonly title: string }> = (props) => (
  <SmallIconButton className={styles.inLine} {...props} />
);

/** Puts away the card in whose first line it stands. */
export const CloseButton: React.FC<{ readonly title: string; readonly onClick: () => void }> = (props) => (
  <LineButton {...props}>
    <CloseIcon />
  </LineButton>
);
