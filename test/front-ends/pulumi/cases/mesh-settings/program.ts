import { MeshSettings } from 'fairlead/pulumi';

// what holds for the mesh stands in many namespaces
export function program() {
  new MeshSettings('mesh', { defaultDeny: { namespaces: ['shop', 'web'] } });
}
