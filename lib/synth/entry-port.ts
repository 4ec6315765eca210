import type { ServiceEntrySpec } from '../kube/generated/service-entry';
import type { OutsidePort } from './outside-host';

/** A port of a ServiceEntry. */
export type EntryPort = NonNullable<ServiceEntrySpec['ports']>[number];

/** The port of a ServiceEntry that leads to the host itself. */
export function entryPort(called: OutsidePort): EntryPort {
  const { port, tlsPort } = called;
  return { ...namedPort(called), ...(tlsPort !== undefined && tlsPort !== port && { targetPort: tlsPort }) };
}

/** The port as those that call it know it. */
export function namedPort({ port, protocol }: OutsidePort): EntryPort & { readonly name: string } {
  return { number: port, name: `${protocol.toLowerCase()}-${port}`, protocol };
}
