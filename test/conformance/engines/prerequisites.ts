import { runCommand } from './run-command';

/** What a machine must bring along, and where it is to be had. */
const needed = [
  { command: 'go', args: ['version'], what: 'Go 1.26 or later, to build the API server, istiod and others from their modules', where: 'https://go.dev/dl' },
  { command: 'python3', args: ['-c', 'import venv, ensurepip'], what: 'Python 3.10 or later with its module `venv`, for Envoy and a Route 53 server', where: 'https://www.python.org/downloads (Debian: python3-venv)' },
  { command: 'openssl', args: ['version'], what: 'OpenSSL, for certificates', where: 'your system\'s packages' },
] as const;

/** An error names everything that is missing. */
export async function checkPrerequisites(): Promise<void> {
  if (process.platform !== 'linux') throw new Error(`the conformance suite needs Linux, for its loopback addresses and Envoy's build; this is ${process.platform}`);
  const missing = await Promise.all(needed.map(({ command, args, what, where }) => runCommand(command, args).then(() => [], () => [`- ${what}: ${where}`])));
  if (missing.flat().length > 0) throw new Error(`the conformance suite needs what is not here:\n${missing.flat().join('\n')}`);
}
