import { advisories } from './advisories';
import { guard } from './guard';
import { init } from './init';
import { mtls } from './mtls';
import { schema } from './schema';
import type { Subcommand, SubcommandGroup } from './subcommand';
import { synth } from './synth';
import { vet } from './vet';

/** The subcommands, in the order of the help. */
export const commands: readonly (Subcommand | SubcommandGroup)[] = [init, synth, guard, vet, advisories, mtls, schema];
