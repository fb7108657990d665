import * as React from 'react';
import { DefaultButton, createTheme, mergeStyles, PrimaryButton, TextField } from '@fluentui/react';
import { callKey, callStyles, compactKey } from '../ui/call/callStyles';
import { CardHead } from '../ui/call/CardHead';
import { CallFacts, CustomerFacts } from '../ui/customer/CallerFacts';
import { CallerHead } from '../ui/customer/CallerHead';
import { Avatar } from '../ui/parts/Avatar';
import { Buttons, CloseButton, LineButton, SmallButton, SmallIconButton } from '../ui/parts/buttons';
import { Later } from '../ui/parts/Later';
import { MessageLine } from '../ui/parts/MessageLine';
import { Region } from '../ui/parts/Region';
import { useKeptFocus } from '../ui/parts/useKeptFocus';
import { SoftphoneContext, useSoftphone } from '../ui/parts/useSoftphone';
import { lazyClasses } from '../ui/theme/lazyClasses';
import { answerGreen, rejectRed, statusColours, tokens, tokenValues } from '../ui/theme/tokens';

/**
 * What `later.js` takes of the page that loads it instead of bringing its own: two Reacts draw nothing together, a
 * context is found only by the same object, and what is big is loaded once. `scripts/build/takenFromPage.ts` puts it in
 * the place of these modules.
 */
export const sharedWithLater = {
  react: React,
  fluent: { DefaultButton, createTheme, mergeStyles, PrimaryButton, TextField },
  own: {
    ...{ Avatar, Buttons, callKey, CallerHead, CallFacts, callStyles, CardHead, CloseButton, compactKey },
    ...{ CustomerFacts, Later, lazyClasses, LineButton, MessageLine, Region, SmallButton, SmallIconButton },
    ...{ SoftphoneContext, answerGreen, rejectRed, statusColours, tokens, tokenValues, useKeptFocus, useSoftphone },
  },
};
