import { certificateFor, type KeyPair } from '../engines/authority';
import type { World } from '../engines/world';

/** The certificate of a service account, as istiod would sign it. */
export function identityOf({ folder }: World, namespace: string, account: string): Promise<KeyPair> {
  return certificateFor(folder, `identity-${namespace}-${account}`, [`URI:spiffe://cluster.local/ns/${namespace}/sa/${account}`]);
}
