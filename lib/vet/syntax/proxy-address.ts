import { hostFault } from './host';
import { isIpAddress } from './ip-address';
import { isPortNumber } from './port-number';

/** Whether a text is a host and a port that a proxy can call: `istiod.istio-system.svc:15012`, `[2001:db8::1]:9411` (Istio, `ValidateProxyAddress`). */
export function isProxyAddress(text: string): boolean {
  const [, bracketed, host, port] = /^(?:\[([^\]]*)\]|([^:]*)):(\d{1,5})$/.exec(text) ?? [];
  const name = bracketed ?? host;
  return name !== undefined && isPortNumber(Number(port)) && (hostFault(name) === undefined || isIpAddress(name));
}
