import * as React from 'react';
import { useTheme } from '@fluentui/react';
import { softphoneStyles, type SoftphoneStyles } from './styles';

/** The styles for the theme around. */
export function useStyles(): SoftphoneStyles {
  const theme = useTheme();
  return React.useMemo(() => softphoneStyles(theme), [theme]);
}
