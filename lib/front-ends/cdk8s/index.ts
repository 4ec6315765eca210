export { MeshIngress } from './mesh-ingress';
export type { MeshIngressProps } from './mesh-ingress-props';
export { MeshSettings } from './mesh-settings';
export type { MeshSettingsProps } from './mesh-settings-props';
export { MtlsPolicy } from './mtls-policy';
export type { MtlsPolicyProps } from './mtls-policy-props';
export { SecureApplication } from './secure-application';
export type { NamedService, SecureApplicationProps, SelectedWorkload } from './secure-application-props';
export type { SpecDocument } from './spec-document';
