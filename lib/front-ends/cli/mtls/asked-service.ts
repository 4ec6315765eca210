import { InvalidArgumentError } from 'commander';
import type { Path } from '../../../diagnostics/finding';
import type { Document } from '../../../inputs/document';
import { group, version } from '../../../specs/group';

/** A service port as the command line names it, `shop/orders:http`, each part with its place in the text. */
export interface AskedService {
  readonly text: string;
  readonly namespace: string;
  readonly service: string;
  /** Name or number of the port. */
  readonly port: string;
}

/** The name that a policy has which was asked for by options: what it makes is named after it. */
const policyName = 'mtls';

/**
 * A service port of the command line, added to those before.
 * @throws InvalidArgumentError
 */
export function askedService(text: string, before: readonly AskedService[] = []): readonly AskedService[] {
  const [, namespace, service, port] = /^([^/:]+)\/([^/:]+):([^/:]+)$/.exec(text) ?? [];
  if (namespace === undefined || service === undefined || port === undefined) {
    throw new InvalidArgumentError('It must be NAMESPACE/SERVICE:PORT, such as shop/orders:http or shop/orders:80.');
  }
  return [...before, { text, namespace, service, port }];
}

/** A document and what findings need of it. */
export interface AskedDocument {
  readonly value: object;
  readonly document: Document;
}

/** The services as MtlsPolicies, one for each namespace, whose places are those of the options. */
export function askedByOptions(services: readonly AskedService[], mode: string): readonly AskedDocument[] {
  const lines = [...services.map(({ text }) => `--service ${text}`), `--mode ${mode}`];
  const source = { file: '<command line>', text: lines.join('\n') };
  const namespaces = [...new Set(services.map(({ namespace }) => namespace))];
  return namespaces.map((namespace) => {
    const own = services.filter((service) => service.namespace === namespace);
    const value = {
      apiVersion: `${group}/${version}`,
      kind: 'MtlsPolicy',
      metadata: { name: policyName, namespace },
      spec: { services: own.map(({ service, port }) => ({ service, ...portField(port), mode })) },
    };
    const locate: Document['locate'] = (path) => {
      const [line, column, length] = placeOf(path, own, services);
      return { file: source.file, line, column, endLine: line, endColumn: column + length };
    };
    // the value is nobody's document, so that no finding names it
    return { value, document: { source, value: {}, locate, ambiguities: () => [], origin: () => undefined, comments: () => [] } };
  });
}

function portField(port: string): object {
  return /^\d+$/.test(port) ? { portNumber: Number(port) } : { port };
}

const option = '--service '.length + 1;

/** Line, column and length of what a path means. */
function placeOf([, list, index, field]: Path, own: readonly AskedService[], all: readonly AskedService[]): readonly [number, number, number] {
  const asked = (list === 'services' && typeof index === 'number' ? own[index] : undefined) ?? own[0]!;
  const { text, namespace, service, port } = asked;
  const line = all.indexOf(asked) + 1;
  switch (field) {
    case 'service': return [line, option + namespace.length + 1, service.length];
    case 'port':
    case 'portNumber': return [line, option + text.length - port.length, port.length];
    default: return list === 'services' ? [line, option, text.length] : [line, option, namespace.length];
  }
}
