import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Resource } from '../../../lib/kube/resource';

/** A resource as the cases write it: fields of its spec, or of its pods, beside what it is. */
interface Written extends Partial<Record<'apiVersion' | 'kind' | 'namespace', string>> {
  readonly annotations?: Readonly<Record<string, string>>;
  readonly labels?: Readonly<Record<string, string>>;
  readonly pod?: Pod;
  readonly spec?: object;
}

interface Pod extends Pick<Written, 'annotations' | 'labels'> {
  readonly spec?: object;
}

interface Table {
  readonly common: Written;
  readonly taken?: Readonly<Record<string, Written>>;
  readonly refused: Readonly<Record<string, Written & { readonly says: string }>>;
  readonly stood?: Readonly<Record<string, Written & { readonly before: Written; readonly after: Written; readonly says?: string }>>;
}

/** One case of a policy. */
export interface Case {
  readonly about: string;
  readonly resource: Resource;
  /** What stood before the guard; the case changes it. */
  readonly before?: Resource;
  /** What the refusal says; absent where it is taken. */
  readonly says?: string;
}

const folder = join(__dirname, 'cases');

/** The policies, each with its cases. */
export const tables: readonly (readonly [string, readonly Case[]])[] = readdirSync(folder).sort().map((file) => {
  const name = file.replace('.yaml', '');
  return [name, casesOf(name, parse(readFileSync(join(folder, file), 'utf8'), { maxAliasCount: 1000 }) as Table)] as const;
});

function casesOf(policy: string, { common, taken = {}, refused, stood = {} }: Table): Case[] {
  let count = 0;
  const resource = (name: string, written: Written) => resourceOf(name, { ...common, ...written });
  const name = () => `${policy}-${count++}`;
  return [
    ...Object.entries(taken).map(([about, written]) => ({ about: `${about} is taken`, resource: resource(name(), written) })),
    ...Object.entries(refused).map(([about, { says, ...written }]) => ({ about: `${about} is refused`, says, resource: resource(name(), written) })),
    ...Object.entries(stood).map(([about, { before, after, says, ...written }]) => {
      const own = name();
      const [was, is] = [resource(own, { ...written, ...before }), resource(own, { ...written, ...after })];
      return { about: `what stood before is changed: ${about} is ${says === undefined ? 'taken' : 'refused'}`, before: was, resource: is, ...(says !== undefined && { says }) };
    }),
  ];
}

function resourceOf(name: string, { apiVersion, kind, namespace, annotations, labels, pod, spec, ...rest }: Written): Resource {
  const identity = { apiVersion: apiVersion!, kind: kind! };
  const metadata = { name, ...(namespace !== undefined && { namespace }), ...(labels && { labels }), ...(annotations && { annotations }) };
  if (pod) return { ...identity, metadata, ...withPods(kind!, metadata, pod) } as Resource;
  return { ...identity, metadata, ...(kind !== 'Namespace' && { spec: spec ?? rest }) };
}

/** The fields of a resource of any kind that makes such pods. */
function withPods(kind: string, metadata: object, { labels, annotations, spec }: Pod): object {
  const own = { labels: { app: 'case', ...labels }, ...(annotations && { annotations }) };
  const pod = { restartPolicy: ['Job', 'CronJob'].includes(kind) ? 'Never' : 'Always', containers: [{ name: 'app', image: 'app' }], ...spec };
  const template = { metadata: own, spec: pod };
  const selector = { selector: kind === 'ReplicationController' ? { app: 'case' } : { matchLabels: { app: 'case' } } };
  const kinds: Readonly<Record<string, object>> = {
    Pod: { metadata: { ...metadata, ...own }, spec: pod },
    PodTemplate: { template },
    Job: { spec: { template } },
    CronJob: { spec: { schedule: '* * * * *', jobTemplate: { spec: { template } } } },
    StatefulSet: { spec: { serviceName: 'case', ...selector, template } },
  };
  return kinds[kind] ?? { spec: { ...selector, template } };
}
