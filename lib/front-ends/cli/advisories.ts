import { InvalidArgumentError, Option, type Command } from 'commander';
import { applies } from '../../vet/advisories/advise';
import { istioVersion } from '../../vet/advisories/istio-version';
import { readAdvice, type AdviceOptions } from './advisories/advice-input';
import { adviceJson } from './advisories/advice-json';
import { adviceText } from './advisories/advice-text';
import { probeAt, probedUrl } from './advisories/probe/probe-at';
import { probeJson } from './advisories/probe/probe-json';
import { probeText } from './advisories/probe/probe-text';
import { colours } from './colours';
import { exitCode } from './exit-code';
import { print, type Io } from './io';
import { report } from './report';
import type { Subcommand } from './subcommand';
import { widthOf } from './text/wrap';

interface Options extends AdviceOptions {
  readonly probe?: URL;
  readonly format: 'text' | 'json';
}

const examples = `
Examples:
  $ fairlead advisories --istio 1.20.3                what is known of a version; nothing is read
  $ fairlead advisories manifests/                    the version from images, charts, values and labels, and what is used
  $ fairlead advisories --istio 1.20.3 manifests/     the version from here, the configuration from there
  $ fairlead advisories --context prod                a cluster as it is; nothing is written to it
  $ fairlead advisories --probe https://shop.example/admin   a path of your own that should be refused

A bulletin applies where the version is affected and the configuration uses what it is about, or where every
configuration does. It may apply where that cannot be told. Nothing is asked of the internet: the date of the
data is printed.

--probe asks for one path about 25 times with GET, one after the other, without credentials: as it is, and in the
spellings that have led past authorization before. It is protected where the plain request is refused (401 or 403)
and no other is answered. Probe only what is yours. NODE_EXTRA_CA_CERTS names a file with a CA of your own.

Exit codes: 0 nothing applies, 1 something applies or may, a version is out of support, or the path is not known to
be protected, 2 the command line is wrong.`;

/** \`fairlead advisories\`: which of Istio's security bulletins are about a mesh. */
export const advisories: Subcommand = {
  name: 'advisories',

  declare(command: Command) {
    command
      .description('tell which of Istio\'s security bulletins apply, by version and by what the configuration uses')
      .argument('[path...]', 'files, folders, or - for the standard input')
      .option('--istio <version>', 'the version, such as 1.20.3, instead of those that are found; may be repeated', versions)
      .option('--context <name>', 'read the cluster of this context of the kubeconfig')
      .option('--probe <url>', 'ask a gateway of your own whether this path is protected, whatever its spelling', probedUrl)
      .addOption(new Option('-i, --istio-namespace <name>', 'where istiod runs').default('istio-system'))
      .addOption(new Option('--format <format>', 'with json, what is wrong is JSON too').choices(['text', 'json']).default('text'))
      .addHelpText('after', examples);
  },

  async run(io: Io, paths: readonly string[], options: Options) {
    const wrong = wrongUsage(paths, options);
    if (wrong !== undefined) {
      await print(io.stderr, `error: ${wrong}\n`);
      return exitCode.wrongUsage;
    }
    const parts = [
      ...(isAdvice(paths, options) ? [await advicePart(io, paths, options)] : []),
      ...(options.probe ? [await probePart(io, options.probe, options)] : []),
    ];
    const printed = parts.flatMap(({ output }) => output ?? []);
    if (printed.length === 0) return exitCode.wrongInput;
    if (options.format === 'json') await print(io.stdout, `${JSON.stringify(Object.assign({}, ...printed), undefined, 2)}\n`);
    else await print(io.stdout, printed.join('\n'));
    return parts.some(({ isGood }) => !isGood) ? exitCode.wrongInput : exitCode.good;
  },
};

/** One part of the answer: a text, or fields of the JSON object; nothing where there is none. */
interface Part {
  readonly output?: string | object;
  readonly isGood: boolean;
}

async function advicePart(io: Io, paths: readonly string[], options: Options): Promise<Part> {
  const read = await readAdvice(io, paths, options);
  const isWrong = await report(io, read.findings, read.sources, options.format === 'json' ? 'json' : 'yaml');
  if (read.advice.versions.length === 0) return { isGood: false };
  const output = options.format === 'json' ? adviceJson(read) : adviceText(read, widthOf(io.stdout), colours(io.env, io.stdout));
  return { output, isGood: !isWrong && !applies(read.advice) };
}

async function probePart(io: Io, url: URL, { format }: Options): Promise<Part> {
  const probed = await probeAt(io, url);
  const output = format === 'json' ? { probe: probeJson(probed) } : probeText(probed, widthOf(io.stdout), colours(io.env, io.stdout));
  return { output, isGood: probed.verdict === 'protected' };
}

function isAdvice(paths: readonly string[], { istio, context }: Options): boolean {
  return paths.length > 0 || istio !== undefined || context !== undefined;
}

function wrongUsage(paths: readonly string[], options: Options): string | undefined {
  if (paths.length > 0 && options.context !== undefined) return 'name paths or a --context, not both';
  return isAdvice(paths, options) || options.probe ? undefined : 'name a version with --istio, a path, a --context, or a URL to --probe';
}

function versions(text: string, before: readonly string[] = []): readonly string[] {
  if (!istioVersion(text)) throw new InvalidArgumentError('It must name a patch, such as 1.20.3.');
  return [...before, text];
}
