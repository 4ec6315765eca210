import { plan } from './mtls/plan';
import { queries } from './mtls/queries';
import { status } from './mtls/status';
import type { SubcommandGroup } from './subcommand';

/** \`fairlead mtls\`: mutual TLS, one service port at a time. */
export const mtls: SubcommandGroup = {
  name: 'mtls',
  description: 'see how far a mesh is from strict mutual TLS, and lead it there',
  subcommands: [status, plan, queries],
};
