import { lineScriptGlobal, type LineScript } from '../line/owner';
import { prepareSignIn } from './prepareSignIn';
import { startOwner } from './startOwner';

/* Entry of line.js: leaves itself where `loadLineScript` finds it. */
const lineScript: LineScript = { startOwner, prepareSignIn };
Object.defineProperty(window, lineScriptGlobal, { value: lineScript, configurable: true });
