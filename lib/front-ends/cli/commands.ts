import { init } from './init';
import { schema } from './schema';
import type { Subcommand } from './subcommand';
import { synth } from './synth';

/** The subcommands, in the order of the help. */
export const commands: readonly Subcommand[] = [init, synth, schema];
