import { MeshSettings, type MeshSettingsArgs } from 'fairlead/pulumi';

export function program() {
  new MeshSettings('wrong', { trustdomain: 'example.net' } as MeshSettingsArgs);
}
