import type { HTTPMatchRequest } from '../../kube/generated/virtual-service';
import { isUri } from '../../specs/subject-alt-name';
import type { CertificateRule } from '../intent';
import { escapeRegex } from './path-regex';

/**
 * All that Envoy writes before the names (`SANITIZE_SET`, with the details that Istio asks for), once it has taken away the client's own copy
 * and before it looks for a route; in a subject it escapes what is not plain.
 */
const before = '(?:By=[^",;]*;)*Hash=[0-9a-f]+;Cert="[^"]*";Subject="(?:[^"\\\\]|\\\\.)*"';

/**
 * The headers of requests that come with such a certificate, one set for each way in which it may fit.
 *
 * Envoy writes the names of a certificate as they are, URIs before those of DNS, with nothing that keeps `a;DNS=b` apart from `a` and `b`.
 * So all of them must be known: what is written then begins and ends in a name that may pass, however it is read.
 */
export function certificateMatches({ subjectAltNames }: CertificateRule): NonNullable<HTTPMatchRequest['headers']>[] {
  const [uris, names] = [true, false].map((wanted) => subjectAltNames.filter((name) => isUri(name) === wanted).map(escapeRegex).join('|')) as [string, string];
  return [
    ...uris === '' ? [] : [`${before}(?:;URI=(?:${uris}))+${names === '' ? '' : `(?:;DNS=(?:${names}))*`}`],
    ...names === '' ? [] : [`${before};URI=(?:;DNS=(?:${names}))+`],
  ].map((regex) => ({ 'x-forwarded-client-cert': { regex } }));
}
