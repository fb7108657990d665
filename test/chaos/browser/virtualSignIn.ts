import type { SignIn, SignInResult, TokenResult } from '../../../CifSoftphone/connection/signIn';
import type { Identities } from '../service/identities';

/** Short, so that tokens are refreshed within a world's life. */
const tokenLifeMs = 90_000;
/** As MSAL does: refreshed a while before it expires. */
const earlyMs = 30_000;
const askMs = 30;

/** What the sign-in service does for one browser just now. */
export interface SignInWeather {
  works: 'yes' | 'silent-fails' | 'asks-agent';
}

/** The sign-in of one tab: tokens by its own clock, refusals as the weather is. */
export class VirtualSignIn implements SignIn {
  private known: { readonly token: string; readonly untilMs: number } | undefined;
  private readonly agent: { readonly name: string; readonly oid: string };

  constructor(
    oid: string,
    private readonly identities: Identities,
    private readonly weather: SignInWeather,
  ) {
    this.agent = { name: 'An agent', oid };
  }

  silent(): Promise<SignInResult> {
    return later(() => this.refusal() ?? { ok: true, agent: this.agent });
  }

  popUp(): Promise<SignInResult> {
    this.weather.works = 'yes';
    return later(() => ({ ok: true, agent: this.agent }));
  }

  token({ fresh }: { readonly fresh?: boolean } = {}): Promise<TokenResult> {
    const { known } = this;
    if (fresh !== true && known !== undefined && known.untilMs - earlyMs > Date.now()) {
      return Promise.resolve({ ok: true, token: known.token });
    }
    return later(() => {
      const refusal = this.refusal();
      if (refusal !== undefined) return refusal;
      const token = this.identities.issue(this.agent.oid, tokenLifeMs);
      this.known = { token, untilMs: Date.now() + tokenLifeMs };
      return { ok: true, token };
    });
  }

  private refusal() {
    switch (this.weather.works) {
      case 'yes':
        return undefined;
      case 'silent-fails':
        return { ok: false, again: true, trouble: { kind: 'SignInRefused' } } as const;
      case 'asks-agent':
        return { ok: false, again: false, trouble: { kind: 'SignInNeeded' } } as const;
    }
  }
}

const later = <T>(make: () => T): Promise<T> => new Promise((resolve) => setTimeout(() => resolve(make()), askMs));
