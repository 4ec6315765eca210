import { meshIngress, type MeshIngress } from './mesh-ingress';
import { meshSettings, type MeshSettings } from './mesh-settings';
import { mtlsPolicy, type MtlsPolicy } from './mtls-policy';
import { secureApplication, type SecureApplication } from './secure-application';

/** The schema of each kind of spec. */
export const kinds = {
  MeshIngress: meshIngress,
  MeshSettings: meshSettings,
  MtlsPolicy: mtlsPolicy,
  SecureApplication: secureApplication,
} as const;

/** The name of a kind of spec. */
export type Kind = keyof typeof kinds;

/** Any spec, parsed. */
export type Spec = MeshIngress | MeshSettings | MtlsPolicy | SecureApplication;

/** The spec of a kind. */
export type SpecOf<K extends Kind> = Extract<Spec, { readonly kind: K }>;

/** Whether a text is the name of a kind of spec. */
export function isKind(name: unknown): name is Kind {
  return typeof name === 'string' && Object.hasOwn(kinds, name);
}
