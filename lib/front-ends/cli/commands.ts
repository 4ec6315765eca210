import { advisories } from './advisories';
import { init } from './init';
import { mtls } from './mtls';
import { schema } from './schema';
import type { Subcommand, SubcommandGroup } from './subcommand';
import { synth } from './synth';
import { vet } from './vet';

/** The subcommands, in the order of the help. */
export const commands: readonly (Subcommand | SubcommandGroup)[] = [init, synth, vet, advisories, mtls, schema];
