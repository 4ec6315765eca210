export { MeshIngress } from './mesh-ingress';
export type { MeshIngressArgs } from './mesh-ingress-args';
export { MeshSettings } from './mesh-settings';
export type { MeshSettingsArgs } from './mesh-settings-args';
export { MtlsPolicy } from './mtls-policy';
export type { MtlsPolicyArgs } from './mtls-policy-args';
export { SecureApplication } from './secure-application';
export { SecureApplications } from './secure-applications';
export type { ApplicationArgs, NamedApplicationArgs, SecureApplicationArgs, SecureApplicationsArgs, SpecDocument, Surroundings } from './secure-application-args';
