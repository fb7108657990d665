import { directory } from '../directory';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The connector's settings for an Asterisk that is there: its own of the environment, with this address.
 * @throws an Error that names what is missing, and never holds a value
 */
export function otherPbxSettings(address: string, environment: Environment): Readonly<Record<string, string>> {
  const given: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) {
    if (/^(ASTERISK|TEXT)_/.test(name) && value !== undefined && value !== '') given[name] = value;
  }
  const missing = ['ASTERISK_AMI_USER', 'ASTERISK_AMI_SECRET', 'ASTERISK_AGENTS'].filter(
    (name) => given[name] === undefined && given[`${name}_FILE`] === undefined,
  );
  if (missing.length > 0) {
    const agents = directory.agents.map(({ name, oid }) => `  ${name}: ${oid}`).join('\n');
    throw new Error(
      `--asterisk ${address} needs ${missing.join(', ')} in the environment, as docs/connect-asterisk.md has it: a user of the manager interface, and which telephone each agent has (ASTERISK_AGENTS="<object id>=101, …"). The agents here are:\n${agents}\nFor telephones in the browser also ASTERISK_BROWSER_PHONE and ASTERISK_BROWSER_PHONE_ARI, …_ARI_USER, …_ARI_SECRET.`,
    );
  }
  return { ...given, ASTERISK_AMI: address };
}
