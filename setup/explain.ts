import { messageOf, SetupFailure, type Said } from './engine/failure';
import { explainArm } from './arm/explainArm';
import { explainDataverse } from './dataverse/explainDataverse';
import { explainGraph } from './entra/explainGraph';
import { NoAnswer, Refusal } from './http/refusal';

/** Whatever ended a run, in three sentences. */
export function explain(error: unknown): Said {
  if (error instanceof SetupFailure) return error.said;
  if (error instanceof NoAnswer) {
    return {
      happened: `${error.asked.host} did not answer.`,
      means:
        'The network or a proxy is in the way, or the service is down; whether the last change was made is not known.',
      todo: 'Run the command again: it looks first, and goes on where it stopped.',
    };
  }
  if (error instanceof Refusal) return explainRefusal(error);
  return {
    happened: `The command failed: ${messageOf(error)}.`,
    means: 'This is a fault of the command itself.',
    todo: 'Report it with the lines above; running it again does no harm.',
  };
}

function explainRefusal(refusal: Refusal): Said {
  const { asked, status, code, text, retryAfterMs } = refusal;
  // A missing right is a 403: asking for another role would not help.
  if (status === 401) {
    return {
      happened: `${asked.host} did not accept your sign-in (401 ${code})`.trimEnd() + '.',
      means: 'The sign-in has ended or was revoked on the way, or it is of another tenant than the service.',
      todo: 'Run the command again and sign in anew: it goes on where it stopped.',
    };
  }
  const known =
    asked.host === 'graph.microsoft.com'
      ? explainGraph(refusal)
      : asked.host === 'management.azure.com'
        ? explainArm(refusal)
        : asked.path.startsWith('/api/data/')
          ? explainDataverse(refusal)
          : undefined;
  if (known !== undefined) return known;
  const busy = status === 429 || status === 503;
  return {
    happened:
      `${asked.method} ${asked.host}${asked.path} was refused with ${status} ${code}${text === '' ? '' : `: ${text}`}`.trimEnd() +
      '.',
    means: busy
      ? 'The service is busy, and stays so for minutes.'
      : 'The service did not accept what this command asked for.',
    todo: busy
      ? `Run the command again ${laterIn(retryAfterMs)}: it goes on here.`
      : 'Run the command again; when it stays so, report it with this line.',
  };
}

/** How long is often said by the service itself. */
const laterIn = (ms: number | undefined): string =>
  ms === undefined || ms < 60_000 ? 'later' : `in ${Math.ceil(ms / 60_000)} minutes (the service asks for that)`;
