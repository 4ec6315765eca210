import { Command, CommanderError } from 'commander';
import { commands } from './commands';
import { exitCode } from './exit-code';
import { print, Unwritable, type Io } from './io';
import type { Subcommand, SubcommandGroup } from './subcommand';
import { version } from './version';

const helpWidth = 110;

const epilogue = `
Exit codes: 0 good, 1 the input is wrong, 2 the command line is wrong, 70 a fault of fairlead itself.

First steps:
  $ fairlead init            two commented specs to start from
  $ fairlead synth .         their resources
  $ fairlead mtls status     how far the services of your cluster are from STRICT`;

/** Runs the command with its arguments, those after the program's name, and gives its exit code; it never throws. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  // without a listener a reader that has gone would end the process with a stack trace
  const streams = [io.stdout, io.stderr];
  streams.forEach((stream) => stream.on('error', ignore));
  try {
    return await parse(args, io);
  } catch (error) {
    return explain(error, io).catch(() => exitCode.wrongInput);
  }
}

async function parse(args: readonly string[], io: Io): Promise<number> {
  const output: { out: string; err: string } = { out: '', err: '' };
  const program = new Command('fairlead')
    .version(version())
    .description('Turns a SecureApplication and a MeshIngress into Istio, cert-manager and DNS resources, and leads a mesh to mutual TLS.')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => { output.out += text; },
      writeErr: (text) => { output.err += text; },
      getOutHelpWidth: () => helpWidth,
      getErrHelpWidth: () => helpWidth,
    })
    .addHelpText('after', epilogue);
  let code: number = exitCode.good;
  const add = (parent: Command, entry: Subcommand | SubcommandGroup) => {
    const command = parent.command(entry.name);
    if ('subcommands' in entry) {
      command.description(entry.description).helpCommand(false);
      return entry.subcommands.forEach((subcommand) => add(command, subcommand));
    }
    entry.declare(command);
    command.action(async (...values: unknown[]) => {
      // commander adds itself as the last argument
      code = await entry.run(io, ...values.slice(0, -1));
    });
  };
  commands.forEach((entry) => add(program, entry));
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    await print(io.stdout, output.out);
    await print(io.stderr, output.err);
    return error.exitCode === 0 ? exitCode.good : exitCode.wrongUsage;
  }
}

async function explain(error: unknown, io: Io): Promise<number> {
  if (error instanceof Unwritable) {
    if (error.code === 'EPIPE') return exitCode.good;
    await print(io.stderr, `error: cannot write the output: ${error.message}\n`);
    return exitCode.wrongInput;
  }
  await print(io.stderr, `error: this is a fault of fairlead, please report it with the command line and the input: ${described(error)}\n`);
  return exitCode.internalError;
}

/** An error and the innermost place it came from, in one line. */
function described(error: unknown): string {
  const [message = '', place = ''] = ((error as Error | undefined)?.stack ?? String(error)).split(/\n\s*(?=at )/);
  return `${message.replace(/\s+/g, ' ')} ${place}`.trim();
}

function ignore(): void {
  // the promise of the write that failed tells of it
}
