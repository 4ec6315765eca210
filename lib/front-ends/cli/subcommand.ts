import type { Command } from 'commander';
import type { Io } from './io';

/** One subcommand: how it is called, and what it does. */
export interface Subcommand {
  readonly name: string;
  /** Declares its arguments, options and help. */
  declare(command: Command): void;
  /** Does the work; the arguments are those declared, the options last. Gives the exit code. */
  run(io: Io, ...args: unknown[]): Promise<number>;
}

/** Subcommands under one word. */
export interface SubcommandGroup {
  readonly name: string;
  readonly description: string;
  readonly subcommands: readonly Subcommand[];
}
