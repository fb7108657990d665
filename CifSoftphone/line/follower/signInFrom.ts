import type { PlaceParts } from './placeParts';

/**
 * Signs the agent in who pressed the button here: by the leader, where it lives in this page, else by a pop-up of this
 * page, whose press the browser allows it.
 * @param take what follows here, when it was done here
 */
export async function signInFrom(
  { told, leadership, signInHere }: Pick<PlaceParts, 'told' | 'leadership' | 'signInHere'>,
  take: () => void,
): Promise<void> {
  told.troubles.worked('sign-in');
  told.tell();
  const leader = leadership.leader();
  if (leader !== undefined) return leader.signIn();
  const result = await signInHere.popUp(told.line().settings, take);
  if (result.ok) take();
  else told.troubles.tell(result.trouble);
  told.tell();
}
