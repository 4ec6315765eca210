import { send, type Answer } from './send';
import { plainRequest, variantsOf, type Variant } from './variant';

/** A request and what came of it. */
export interface Probed {
  readonly variant: Variant;
  readonly answer: Answer;
  /** Whether the application answered, or would at the place that it names. */
  readonly passes: boolean;
}

/** What is to be said of a path. */
export interface Probe {
  readonly url: string;
  readonly verdict: 'protected' | 'notProtected' | 'unclear' | 'unreachable';
  /** Why: lower case, no full stop. */
  readonly why: string;
  /** The plain request first. */
  readonly requests: readonly Probed[];
}

/** How requests are made. */
export interface Manner {
  readonly userAgent: string;
  /** For each request, in milliseconds. */
  readonly timeout: number;
  /** Told before each request. */
  readonly progress: (variant: Variant) => void;
}

/**
 * Asks for a path that should be protected, as it is and in the ways that have led past authorization before: one request after the other,
 * without credentials and without a body. Redirects are not followed.
 */
export async function probe(url: URL, manner: Manner): Promise<Probe> {
  const ask = async (variant: Variant): Promise<Probed> => {
    manner.progress(variant);
    const answer = await send(url, variant, manner.userAgent, manner.timeout);
    return { variant, answer, passes: passes(answer, url) };
  };
  const requests = [await ask(plainRequest(url))];
  // where the plain request is not refused there is nothing to be led past
  if (isRefused(requests[0]!.answer)) for (const variant of variantsOf(url)) requests.push(await ask(variant));
  return { url: url.href, ...verdictOf(requests, url), requests };
}

function verdictOf(requests: readonly Probed[], url: URL): Pick<Probe, 'verdict' | 'why'> {
  const [{ answer: plain }, ...variants] = requests as readonly [Probed, ...Probed[]];
  if ('failure' in plain) return { verdict: plain.failure === 'closed' ? 'unclear' : 'unreachable', why: plain.reason };
  if (isAnswered(plain.status)) return { verdict: 'notProtected', why: `the plain request itself is answered with ${plain.status}` };
  if (!isRefused(plain)) return { verdict: 'unclear', why: unclearWords(plain, url) };
  const open = variants.filter((variant) => variant.passes).length;
  if (open > 0) return { verdict: 'notProtected', why: `${open} of ${variants.length} other ways to ask for it ${open === 1 ? 'is' : 'are'} answered` };
  const silent = variants.filter(({ answer }) => 'failure' in answer && answer.failure !== 'closed').length;
  if (silent > 0) return { verdict: 'unclear', why: `${silent} of ${variants.length} other ways to ask for it got no answer at all` };
  return { verdict: 'protected', why: `the plain request is refused with ${plain.status}, and none of ${variants.length} other ways to ask for it is answered` };
}

function unclearWords({ status, location }: Exclude<Answer, { failure: unknown }>, url: URL): string {
  if (location !== undefined && isRedirect(status)) return `the plain request is led to \`${location}\`: probe that`;
  return `the plain request is answered with ${status}, which is no refusal: name a path that is there and asks for credentials, of \`${url.host}\``;
}

function isRefused(answer: Answer): boolean {
  return 'status' in answer && (answer.status === 401 || answer.status === 403);
}

function isAnswered(status: number): boolean {
  return status >= 200 && status < 300;
}

function isRedirect(status: number): boolean {
  return status >= 300 && status < 400;
}

/** A redirect to the plain path, over TLS or not, only says how it is to be asked for. */
function passes(answer: Answer, url: URL): boolean {
  if (!('status' in answer)) return false;
  return isAnswered(answer.status) || (isRedirect(answer.status) && !leadsBack(answer.location, url));
}

function leadsBack(location: string | undefined, url: URL): boolean {
  if (location === undefined || !URL.canParse(location, url.href)) return false;
  const target = new URL(location, url);
  return target.hostname === url.hostname && target.pathname === url.pathname;
}
