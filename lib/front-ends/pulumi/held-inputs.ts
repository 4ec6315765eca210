import * as pulumi from '@pulumi/pulumi';

type Fields = Readonly<Record<string, unknown>>;

/** A field that is only carried through to a resource, so that its value may become known late. */
export type CarriedField = 'zoneId' | 'issuer' | 'jwksUri';

/** A text that may become known late, as far as one can tell. */
export type LateInput = pulumi.Output<string> | Promise<string>;

/** A document of plain values, and the Inputs that were taken out of it. */
export interface Held {
  readonly document: unknown;
  /** By the placeholders that stand for them. */
  readonly inputs: ReadonlyMap<string, LateInput>;
}

const places: Readonly<Record<CarriedField, readonly string[]>> = {
  zoneId: ['spec', 'domains', '*', 'dns', 'route53', 'zoneId'],
  issuer: ['spec', 'jwt', 'providers', '*', 'issuer'],
  jwksUri: ['spec', 'jwt', 'providers', '*', 'jwksUri'],
};

/** What the schema takes for a value of the field and nobody would write; issuers are sorted, so that theirs begin with stable names. */
const placeholders: Readonly<Record<CarriedField, (owner: string, number: number) => string>> = {
  zoneId: (_, number) => `FAIRLEADINPUT${number}`,
  issuer: (owner, number) => `fairlead.invalid/${owner}/${number}`,
  jwksUri: (_, number) => `https://input-${number}.fairlead.invalid/`,
};

let count = 0;
const known: Readonly<Record<CarriedField, WeakMap<object, string>>> = { zoneId: new WeakMap(), issuer: new WeakMap(), jwksUri: new WeakMap() };

/** Takes the Inputs out of a document wherever it may have some; the same Input has the same placeholder everywhere. */
export function holdInputs(raw: unknown): Held {
  const inputs = new Map<string, LateInput>();
  const hold = (field: CarriedField) => (input: unknown, provider: Fields): unknown => {
    if (!isLate(input)) return input;
    const placeholder = known[field].get(input) ?? placeholders[field](ownerOf(raw, provider), ++count);
    known[field].set(input, placeholder);
    inputs.set(placeholder, input);
    return placeholder;
  };
  const document = (Object.keys(places) as CarriedField[]).reduce<unknown>((rest, field) => changed(rest, places[field], hold(field)), raw);
  return { document, inputs };
}

function ownerOf(document: unknown, { name }: Fields): string {
  const { name: ingress, namespace } = Object((document as Fields).metadata) as Fields;
  return [namespace, ingress, name].map((text) => (typeof text === 'string' && /^[a-z0-9-]{1,63}$/.test(text) ? text : '?')).join('/');
}

function changed(value: unknown, [step, ...rest]: readonly string[], change: (value: unknown, owner: Fields) => unknown): unknown {
  if (step === '*') return Array.isArray(value) ? value.map((item) => changed(item, rest, change)) : value;
  if (step === undefined || typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return value;
  const owner = value as Fields;
  return { ...owner, [step]: rest.length === 0 ? change(owner[step], owner) : changed(owner[step], rest, change) };
}

/** Whether a value may become known late. */
export function isLate(value: unknown): value is LateInput {
  return pulumi.Output.isInstance(value) || value instanceof Promise;
}
