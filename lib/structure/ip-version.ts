import { parseIp } from '../specs/ip-address';

/** The version of the IP address that a text is; undefined where it is none. */
export function ipVersion(text: string): 4 | 6 | undefined {
  if (!text.includes(':')) return parseIp(text) ? 4 : undefined;
  // its last bytes may have dots between them
  return /^[0-9a-f:.]+$/i.test(text) && URL.canParse(`http://[${text}]/`) ? 6 : undefined;
}
