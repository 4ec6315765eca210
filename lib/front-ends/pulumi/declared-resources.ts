import * as pulumi from '@pulumi/pulumi';
import { declaredResource, type DeclaredResource } from './declared-resource';

/** Everything that a program has declared so far, and what its providers will make of their own. */
export interface Declarations {
  readonly all: pulumi.Resource[];
  readonly kubernetes: DeclaredResource[];
  /** Those that a provider makes many resources of, which the program does not see. */
  readonly opaque: string[];
  /** What providers give to resources that name no namespace; `undefined` is the default provider. */
  readonly namespaces: Map<pulumi.Resource | undefined, pulumi.Input<string> | undefined>;
}

const opaque = /^kubernetes:(?:helm\.sh\/v3:Release|helm\.sh\/v4:|yaml\/v2:|kustomize\/v2:)/;

/**
 * Takes part in the declaration of each resource of the stack from now on.
 * @throws Error outside a Pulumi program.
 */
export function collectDeclarations(): Declarations {
  const namespaces: Declarations['namespaces'] = new Map([[undefined, new pulumi.Config('kubernetes').get('namespace')]]);
  const declarations: Declarations = { all: [], kubernetes: [], opaque: [], namespaces };
  pulumi.runtime.registerStackTransformation((args) => {
    declarations.all.push(args.resource);
    if (opaque.test(args.type)) declarations.opaque.push(`${args.type}::${args.name}`);
    if (args.type === 'pulumi:providers:kubernetes') namespaces.set(args.resource, (args.props as pulumi.Inputs).namespace as pulumi.Input<string>);
    const declared = declaredResource(args);
    if (declared) declarations.kubernetes.push(declared);
    return undefined;
  });
  return declarations;
}

/** Waits until the program has run and nothing more comes of it: an Output may bring about resources when it is known. */
export async function atEnd({ all }: Declarations): Promise<void> {
  await settled(pulumi.runtime.getStackResource()!.outputs);
  for (let index = 0; index < all.length; index++) {
    await settled(all[index]!.urn);
    // whoever waits for the resource goes first
    if (index === all.length - 1) await new Promise(setImmediate);
  }
}

/** Waits for an Output that may be unknown, or fail, of which the engine tells by itself. */
async function settled(output: pulumi.Output<unknown>): Promise<void> {
  await pulumi.runtime.serializeProperties('fairlead', { output }).catch(() => undefined);
}
