import type { ApiObject } from 'cdk8s';
import type { Construct, IConstruct } from 'constructs';
import type { DnsProvider } from '../../dns/provider';
import { dnsProvidersOf } from '../../dns/providers';
import { resourceKey, type Resource } from '../../kube/resource';
import { parseSpec, type Spec } from '../../specs/parse';
import { synthesize } from '../../synth/synthesize';
import { apiObject, share } from './api-object';
import type { Declaration } from './declaration';
import { givenIngresses } from './given-ingresses';
import { judge, type Judgement } from './judge';
import { objectsInSight } from './objects-in-sight';
import type { SpecDocument } from './spec-document';
import { withIngress } from './with-ingress';

const trees = new WeakMap<IConstruct, Declarations>();

/** What a construct was given beside its document. */
export interface Surroundings {
  readonly ingress?: unknown;
  readonly dnsProviders?: readonly DnsProvider[] | undefined;
}

/** All that the constructs of one tree declare. It is compiled as one, once, and again only where something came to it since. */
export class Declarations {
  /** Those of the tree that a construct stands in. */
  static of({ node: { root } }: IConstruct): Declarations {
    const declarations = trees.get(root) ?? new Declarations(root);
    trees.set(root, declarations);
    return declarations;
  }

  private readonly declared: Declaration[] = [];
  private readonly ingresses: Spec[] = [];
  private readonly objects = new Map<string, ApiObject>();
  private dnsProviders: readonly DnsProvider[] = [];
  private inSight: readonly ApiObject[] = [];
  private judged?: Judgement;

  private constructor(private readonly root: IConstruct) {
    // the root is validated first, each time that anything in the tree is synthesized
    root.node.addValidation({ validate: () => this.look() });
  }

  /**
   * Takes in what a construct declares and what it was given beside that, and makes the objects that come of it.
   * @throws RangeError where two DNS providers have one name.
   */
  declare(construct: Construct, written: SpecDocument, { ingress, dnsProviders = [] }: Surroundings = {}): void {
    this.dnsProviders = [...dnsProvidersOf([...new Set([...this.dnsProviders, ...dnsProviders])]).values()];
    const ingresses = ingress === undefined ? undefined : givenIngresses(ingress);
    const document = withIngress(written, ingresses ?? []);
    const { spec } = parseSpec(document);
    this.declared.push({ construct, document, ...(spec && { spec }), ...(ingresses && { ingresses }) });
    this.judged = undefined;
    construct.node.addValidation({ validate: () => [...this.judgement().problems.get(construct) ?? []] });
    if (spec?.kind === 'MeshIngress') this.ingresses.push(spec);
    if (spec) this.makeObjects(construct, spec, ingresses ? ingresses.flatMap((given) => given.spec ?? []) : this.ingresses);
  }

  /** Which resources there are is settled by the spec and its ingresses; other specs change the content of shared ones alone. */
  private makeObjects(construct: Construct, spec: Spec, ingresses: readonly Spec[]): void {
    const reference = spec.kind === 'SecureApplication' ? ingresses : [];
    for (const { resource } of synthesize({ specs: [spec], reference, dnsProviders: this.dnsProviders }).resources) {
      const key = resourceKey(resource);
      const content = () => this.contentOf(key);
      const held = this.objects.get(key);
      if (held) share(held, resource, content);
      else this.objects.set(key, apiObject(construct, idOf(resource, spec), resource, content));
    }
  }

  private look(): string[] {
    const objects = objectsInSight(this.root);
    if (objects.length !== this.inSight.length || objects.some((object, index) => object !== this.inSight[index])) this.judged = undefined;
    return [];
  }

  private judgement(): Judgement {
    if (!this.judged) {
      this.inSight = objectsInSight(this.root);
      this.judged = judge({ declarations: this.declared, inSight: this.inSight, dnsProviders: this.dnsProviders, isForeseen: (key) => this.objects.has(key) });
    }
    return this.judged;
  }

  private contentOf(key: string): Resource {
    const { resources, problems } = this.judgement();
    const resource = resources.get(key);
    if (resource) return resource;
    const texts = this.declared.flatMap(({ construct }) => (problems.get(construct) ?? []).map((text) => `${construct.node.path}: ${text}`));
    throw new Error(`the specs of this App are wrong:\n  ${texts.join('\n  ')}`);
  }
}

function idOf({ kind, metadata: { name } }: Resource, spec: Spec): string {
  return name === spec.metadata.name ? kind : `${kind}-${name}`;
}
