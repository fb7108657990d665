import type { CallConnection } from '../../connection/callConnection';
import type { Agent, SignIn } from '../../connection/signIn';
import type { LineStatus } from '../../core/line/lineView';
import type { LineSettings } from '../../core/settings/lineSettings';

/** How far the line has come; what a phase does not have cannot be used in it. */
export type LinePhase =
  | { readonly name: 'reading' | 'not-configured' | 'stopped' }
  | { readonly name: 'signing-in'; readonly settings: LineSettings }
  | { readonly name: 'signed-out'; readonly settings: LineSettings; readonly signIn: SignIn }
  | {
      readonly name: 'online';
      readonly settings: LineSettings;
      readonly signIn: SignIn;
      readonly agent: Agent;
      readonly connection: CallConnection;
      readonly link: 'connecting' | 'connected' | 'reconnecting';
    };

/** The phase as places show it. */
export function toStatus(phase: LinePhase): LineStatus {
  switch (phase.name) {
    case 'not-configured':
    case 'signed-out':
      return phase.name;
    case 'online':
      return phase.link;
    case 'reading':
    case 'signing-in':
    case 'stopped':
      return 'connecting';
  }
}
