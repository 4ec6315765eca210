import * as pulumi from '@pulumi/pulumi';
import type { RecordTarget } from '../../dns/record';
import type { MeshIngress } from '../../specs/mesh-ingress';
import { parseAs } from '../../specs/parse';
import type { LoadBalancer } from './addresses';
import type { DnsProvider } from './dns-provider';
import { filled } from './filled';
import type { Given } from './given';
import type { LateInput } from './held-inputs';
import { MistakeError } from './mistake-error';
import { refuse } from './mistakes';

/** A MeshIngress that applications can name. */
export interface Ingress {
  readonly given: Given<MeshIngress>;
  /** The Inputs of the document by their placeholders; resolving one to a value that the document could not have ends the program. */
  readonly inputs: ReadonlyMap<string, pulumi.Output<string>>;
  /** In front of the Service that is its address, where the program names it. */
  readonly loadBalancer?: LoadBalancer;
  /** Its Gateways, where the program makes them. */
  readonly gateways: readonly pulumi.Resource[];
  /** The DNS providers that the program brings with it. */
  readonly dnsProviders: readonly DnsProvider[];
}

/** The ingress of a document that has no mistakes as far as its values are known. */
export function ingressOf(given: Given<MeshIngress>): Ingress {
  const inputs = new Map([...given.inputs].map(([placeholder, input]) => [placeholder, checked(input, placeholder, given)]));
  return { given, gateways: [], dnsProviders: [], inputs };
}

function checked(input: LateInput, placeholder: string, given: Given<MeshIngress>): pulumi.Output<string> {
  return pulumi.output(input).apply((value) => {
    const document = filled(given.document, new Map([[placeholder, value]])) as object;
    refuse(given.construct, parseAs('MeshIngress', document).problems, [{ ...given, document }]);
    return value;
  });
}

/** The Inputs of all ingresses of an application, by their placeholders; issuers that turn out to be the same one end the program. */
export function inputsOf(ingresses: readonly Ingress[], construct: string): ReadonlyMap<string, pulumi.Output<string>> {
  const inputs = new Map(ingresses.flatMap((ingress) => [...ingress.inputs]));
  const issuers = ingresses.flatMap(({ given }) => given.spec?.spec.jwt?.providers.map(({ issuer }) => issuer) ?? []);
  const late = pulumi.all([...new Set(issuers)].map((issuer) => inputs.get(issuer) ?? issuer));
  return new Map([...inputs].map(([placeholder, input]) => [placeholder, issuers.includes(placeholder) ? distinct(input, late, construct) : input]));
}

function distinct(issuer: pulumi.Output<string>, all: pulumi.Output<string[]>, construct: string): pulumi.Output<string> {
  return pulumi.all([issuer, all]).apply(([own, issuers]) => {
    if (issuers.filter((other) => other === own).length === 1) return own;
    throw new MistakeError(`${construct}: two token providers have one issuer, \`${own}\`: give both the same string, or the same Output`);
  });
}

/** The ingress that is reached through a Service. */
export function ingressOfService({ name, namespace }: NonNullable<RecordTarget['service']>, ingresses: readonly Ingress[]): Ingress | undefined {
  return ingresses.find(({ given: { spec } }) => spec?.metadata.namespace === namespace && spec.spec.gateway.address.service === name);
}
