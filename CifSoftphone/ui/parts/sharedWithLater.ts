import * as React from 'react';
import { DefaultButton, IconButton, mergeStyles, PrimaryButton, TextField } from '@fluentui/react';
import { SoftphoneContext, useSoftphone } from './useSoftphone';

// Its own file: the build reads it, too.

/**
 * What `later.js` takes of the page that loads it instead of bringing its own: two Reacts draw nothing together, and
 * a context is found only by the same object. `scripts/build/takenFromPage.ts` puts it in the place of these modules.
 */
export const sharedWithLater = {
  react: React,
  fluent: { DefaultButton, IconButton, mergeStyles, PrimaryButton, TextField },
  softphone: { SoftphoneContext, useSoftphone },
};
/** Global under which it stands. */
export const sharedWithLaterGlobal = 'ctiSoftphoneShared';
