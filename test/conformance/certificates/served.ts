import { connect, type PeerCertificate } from 'node:tls';
import { gatewayPorts } from '../engines/hosts';

/** The certificate that a gateway serves under a name; an error where there is none, or none that these authorities vouch for. */
export function servedCertificate(address: string, name: string, authorities: readonly string[]): Promise<PeerCertificate> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: address, port: gatewayPorts.https, servername: name, ca: [...authorities] }, () => {
      resolve(socket.getPeerCertificate());
      socket.destroy();
    }).once('error', reject).setTimeout(5000, () => socket.destroy(new Error(`${name} is not answered`)));
  });
}
