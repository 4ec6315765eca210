import * as pulumi from '@pulumi/pulumi';
import type { Path } from '../../diagnostics/finding';
import type { Resource } from '../../kube/resource';
import { inNamespace } from '../../kube/scope';

type Fields = Readonly<Record<string, unknown>>;

/** The inputs of a resource as the engine is told them, and where something of them is secret or not known yet. */
export interface KnownValues {
  readonly inputs: Fields;
  readonly hidden: readonly Path[];
}

/** What marks a secret among serialized inputs; part of Pulumi's protocol (`sdk/nodejs/runtime/rpc.ts`). */
const [signature, secret] = ['4dabf18193072939515e22adb298388d', '1b47061264138c4ac30d75fd1eb44270'];

interface Given {
  readonly own: Fields;
  readonly namespace?: string;
}

/** Waits for the inputs of a resource, with the namespace that its provider gives to what names none; during a preview some stay unknown. */
export async function knownValues(construct: string, props: pulumi.Inputs, usual?: pulumi.Input<string>): Promise<KnownValues> {
  const { own, namespace } = await pulumi.runtime.serializeProperties(construct, { own: props, namespace: usual }) as Given;
  const inputs = namespace === undefined || typeof own.metadata === 'string' ? own : placed(own, namespace);
  return { inputs, hidden: hiddenIn(inputs, []) };
}

function placed(inputs: Fields, namespace: string): Fields {
  return { ...inNamespace({ ...inputs, metadata: { ...inputs.metadata as object } } as Resource, namespace) };
}

function hiddenIn(value: unknown, path: Path): Path[] {
  if (isHidden(value)) return [path];
  if (Array.isArray(value)) return value.flatMap((item, index) => hiddenIn(item, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => hiddenIn(item, [...path, key]));
}

/**
 * The inputs with a stand-in for each text that is secret or not known; without `standIn` what is not known at all is left out of
 * objects. A secret is not shown in any finding, but its fields are there.
 */
export function filledIn(value: unknown, standIn?: string): unknown {
  if (isSecret(value)) return hiddenText(value.value, standIn);
  if (Array.isArray(value)) return value.map((item) => (item === pulumi.runtime.unknownValue ? standIn ?? '(not known)' : filledIn(item, standIn)));
  if (typeof value !== 'object' || value === null) return value === pulumi.runtime.unknownValue ? standIn : value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, filledIn(item, standIn)]).filter(([, item]) => item !== undefined));
}

function hiddenText(value: unknown, standIn = '(secret)'): unknown {
  if (Array.isArray(value)) return value.map((item) => hiddenText(item, standIn));
  if (typeof value !== 'object' || value === null) return typeof value === 'string' ? standIn : value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, hiddenText(item, standIn)]));
}

function isHidden(value: unknown): boolean {
  return value === pulumi.runtime.unknownValue || isSecret(value);
}

function isSecret(value: unknown): value is { readonly value: unknown } {
  return typeof value === 'object' && value !== null && (value as Fields)[signature!] === secret;
}
