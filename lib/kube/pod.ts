import { list } from './list';
import { record } from './record';
import type { Resource } from './resource';

/** What is known of the pods that a resource stands for. */
export interface Pod {
  /** The Pod, Deployment or other workload that it was read from. */
  readonly resource: Resource;
  readonly namespace?: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Kubernetes takes `default` where none is named. */
  readonly serviceAccount: string;
  /** Whether it keeps Istio's sidecar out, by label, annotation or `hostNetwork`. */
  readonly refusesSidecar: boolean;
  readonly hostNetwork: boolean;
  /** Numbers of the container ports by their names. */
  readonly namedPorts: ReadonlyMap<string, number>;
}

/** Where the pod template of a workload stands in it; a Pod is its own. */
const templates: Readonly<Record<string, readonly string[]>> = {
  Pod: [],
  Deployment: ['spec', 'template'],
  ReplicaSet: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
  DaemonSet: ['spec', 'template'],
  Rollout: ['spec', 'template'],
  Job: ['spec', 'template'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
};

/** Where the template of the pods that a resource runs stands in it; `undefined` where it runs none. */
export function podTemplatePath({ kind }: Resource): readonly string[] | undefined {
  return Object.hasOwn(templates, kind) ? templates[kind] : undefined;
}

/** The template of the pods that a resource runs, with its `metadata` and `spec`; `undefined` where it runs none. */
export function podTemplateOf(resource: Resource): Readonly<Record<string, unknown>> | undefined {
  const path = podTemplatePath(resource);
  return path && record(path.reduce<unknown>((value, key) => record(value)[key], resource));
}

/** The pods that a resource runs; `undefined` where it runs none. */
export function podOf(resource: Resource): Pod | undefined {
  const template = podTemplateOf(resource);
  if (template === undefined) return undefined;
  const spec = record(template.spec);
  const metadata = record(template.metadata);
  const account = spec.serviceAccountName ?? spec.serviceAccount;
  return {
    resource,
    ...(resource.metadata.namespace !== undefined && { namespace: resource.metadata.namespace }),
    labels: stringsIn(metadata.labels),
    serviceAccount: typeof account === 'string' && account !== '' ? account : 'default',
    hostNetwork: spec.hostNetwork === true,
    refusesSidecar: spec.hostNetwork === true || inject(metadata.labels) === 'false' || inject(metadata.annotations) === 'false',
    namedPorts: namedPorts(spec),
  };
}

/** Whether a selector of labels picks something with these labels; an empty one picks everything. */
export function selects(selector: Readonly<Record<string, string>>, labels: Readonly<Record<string, string>>): boolean {
  return Object.entries(selector).every(([key, value]) => Object.hasOwn(labels, key) && labels[key] === value);
}

/** Istio's injector heeds the label, and the annotation of older days. */
function inject(marks: unknown): string | undefined {
  return stringsIn(marks)['sidecar.istio.io/inject'];
}

function namedPorts(spec: Readonly<Record<string, unknown>>): Map<string, number> {
  const containers = [...list(spec.containers), ...list(spec.initContainers)];
  return new Map(containers.flatMap((container) => list(record(container).ports)).flatMap((port): [string, number][] => {
    const { name, containerPort } = record(port);
    return typeof name === 'string' && typeof containerPort === 'number' ? [[name, containerPort]] : [];
  }));
}

/** The entries of a value that are strings: what else stands there was not judged by an API server. */
export function stringsIn(value: unknown): Readonly<Record<string, string>> {
  const entries = Object.entries(record(value));
  const texts = entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  // most have nothing else, and need no copy
  return texts.length === entries.length ? record(value) as Readonly<Record<string, string>> : Object.fromEntries(texts);
}
