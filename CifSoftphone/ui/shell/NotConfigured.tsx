import * as React from 'react';
import { useSoftphone } from '../parts/useSoftphone';
import { common } from '../theme/common';
import { lazyClasses } from '../theme/lazyClasses';
import { tokens } from '../theme/tokens';

/** Beside the panel among the web resources of the solution. */
const setUpPage = 'setup.html';

const styles = lazyClasses({
  link: {
    color: tokens.colorBrandForeground1,
    selectors: { ':focus-visible': { outline: `2px solid ${tokens.colorNeutralForeground1}`, outlineOffset: '2px' } },
  },
});

/** Nobody has set the softphone up: who does that, and where. */
export const NotConfigured: React.FC = () => {
  const { texts } = useSoftphone();
  return (
    <div className={common.card} data-testid="not-configured">
      <p className={common.strong}>{texts('SetUp_What')}</p>
      <p className={common.line}>{texts('SetUp_Do')}</p>
      <p className={common.line}>
        <a className={styles.link} href={setUpPage} target="_blank" rel="noopener">
          {texts('SetUp_Open')}
        </a>
      </p>
    </div>
  );
};
