import * as React from 'react';
import { lazyClasses } from '../theme/lazyClasses';
import { statusColours } from '../theme/tokens';

const styles = lazyClasses({
  fault: {
    paddingInlineStart: 8,
    borderInlineStart: `3px solid ${statusColours.red}`,
    fontWeight: 600,
    overflowWrap: 'anywhere',
  },
});

/** What is wrong with the field above; read out when it comes. */
export const FieldFault: React.FC<{ readonly words: string | undefined }> = ({ words }) =>
  words === undefined ? null : (
    <div role="alert" className={styles.fault}>
      {words}
    </div>
  );
