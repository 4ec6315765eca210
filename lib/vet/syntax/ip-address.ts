const octet = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const v4 = new RegExp(`^${octet}(?:\\.${octet}){3}$`);
const size = /^(?:0|[1-9]\d{0,2})$/;

/** Whether a text is an IP address of either version. */
export function isIpAddress(text: string): boolean {
  const [address, zone] = text.split('%') as [string, string?];
  return v4.test(text) || (zone !== '' && isV6(address));
}

/** Whether a text is an IP address, or a range of them such as `10.0.0.0/8`. */
export function isIpRange(text: string): boolean {
  const [address, bits, ...more] = text.split('/') as [string, string?];
  if (bits === undefined) return isIpAddress(text);
  const fits = (most: number) => size.test(bits) && Number(bits) <= most;
  return more.length === 0 && (v4.test(address) ? fits(32) : isV6(address) && fits(128));
}

function isV6(text: string): boolean {
  return text.includes(':') && /^[0-9a-f:.]+$/i.test(text) && URL.canParse(`http://[${text}]/`);
}
