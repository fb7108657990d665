import type { Agent, SignIn, SignInResult, TokenResult } from '../../../CifSoftphone/connection/signIn';

/** The twin of `msalSignIn` for tests: answers what it was told, and remembers what it was asked. */
export class FakeSignIn implements SignIn {
  silentResult: SignInResult = { ok: true, agent: { name: 'Ada Lovett', oid: '70000000-0000-4000-8000-0000000000a1' } };
  popUpResult: SignInResult = { ok: true, agent: { name: 'Ada Lovett', oid: '70000000-0000-4000-8000-0000000000a1' } };
  tokenResult: TokenResult = { ok: true, token: 'fake-token' };
  readonly asked: ('silent' | 'pop-up' | 'token' | 'fresh token')[] = [];
  lateSuccess: ((agent: Agent) => void) | undefined;

  silent(): Promise<SignInResult> {
    this.asked.push('silent');
    return Promise.resolve(this.silentResult);
  }

  popUp(onLateSuccess: (agent: Agent) => void): Promise<SignInResult> {
    this.asked.push('pop-up');
    this.lateSuccess = onLateSuccess;
    return Promise.resolve(this.popUpResult);
  }

  token(options: { readonly fresh?: boolean } = {}): Promise<TokenResult> {
    this.asked.push(options.fresh === true ? 'fresh token' : 'token');
    return Promise.resolve(this.tokenResult);
  }
}
