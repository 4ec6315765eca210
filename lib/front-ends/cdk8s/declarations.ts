import type { ApiObject } from 'cdk8s';
import type { Construct, IConstruct } from 'constructs';
import type { DnsProvider } from '../../dns/provider';
import { dnsProvidersOf } from '../../dns/providers';
import { OpenApiReader } from '../../inputs/openapi-reader';
import { resourceKey, type Resource } from '../../kube/resource';
import { dayOf } from '../../specs/day';
import { parseSpec, type Spec } from '../../specs/parse';
import { synthesize, type SynthesisInput } from '../../synth/synthesize';
import { apiObject, share } from './api-object';
import type { Declaration } from './declaration';
import { givenIngresses, givenSettings, type GivenDocument } from './given-documents';
import { judge, type Judgement } from './judge';
import { objectsInSight } from './objects-in-sight';
import type { SpecDocument } from './spec-document';
import { withIngress } from './with-ingress';

/** The properties by which a construct is given what is of others. */
export interface Given {
  readonly ingress?: unknown;
  readonly settings?: unknown;
  readonly dnsProviders?: readonly DnsProvider[] | undefined;
}

const trees = new WeakMap<IConstruct, Declarations>();

/** All that the constructs of one tree declare. It is compiled as one, once, and again only where something came to it since. */
export class Declarations {
  /** Those of the tree that a construct stands in. */
  static of({ node: { root } }: IConstruct): Declarations {
    const declarations = trees.get(root) ?? new Declarations(root);
    trees.set(root, declarations);
    return declarations;
  }

  private readonly declared: Declaration[] = [];
  private readonly published: Spec[] = [];
  private readonly objects = new Map<string, ApiObject>();
  private dnsProviders: readonly DnsProvider[] = [];
  private readonly openApi = new OpenApiReader();
  private inSight: readonly ApiObject[] = [];
  private judged?: Judgement;
  private readonly told = new Set<string>();

  private constructor(private readonly root: IConstruct) {
    // the root is validated first, each time that anything in the tree is synthesized
    root.node.addValidation({ validate: () => this.look() });
  }

  /**
   * Takes in what a construct declares and what it was given, and makes the objects that come of it.
   * @throws RangeError where two DNS providers have one name.
   */
  declare(construct: Construct, written: SpecDocument, { ingress, settings, dnsProviders = [] }: Given = {}): void {
    this.dnsProviders = [...dnsProvidersOf([...new Set([...this.dnsProviders, ...dnsProviders])]).values()];
    const ingresses = ingress === undefined ? [] : givenIngresses(ingress);
    const given = [...ingresses, ...settings === undefined ? [] : [givenSettings(settings)]];
    const document = withIngress(written, ingresses);
    const { spec } = parseSpec(document);
    this.declared.push({ construct, document, given, ...(spec && { spec }) });
    this.judged = undefined;
    construct.node.addValidation({ validate: () => [...this.judgement().problems.get(construct) ?? []] });
    if (spec?.kind === 'MeshIngress' || spec?.kind === 'MeshSettings') this.published.push(spec);
    if (spec) this.makeObjects(construct, spec, this.around({ ingress, settings }, given));
  }

  /** What a spec refers to: of each kind what it was given, else all that its tree has. */
  private around({ ingress, settings }: Given, given: readonly GivenDocument[]): Spec[] {
    const own = this.published.filter(({ kind }) => (kind === 'MeshIngress' ? ingress : settings) === undefined);
    return [...own, ...given.flatMap(({ spec }) => spec ?? [])];
  }

  /** Which resources there are is settled by the spec and what it refers to; other specs change the content of shared ones alone. */
  private makeObjects(construct: Construct, spec: Spec, around: readonly Spec[]): void {
    const reference = spec.kind === 'SecureApplication' ? around : around.filter(({ kind }) => kind === 'MeshSettings' && kind !== spec.kind);
    for (const { resource } of synthesize({ specs: [spec], reference, ...this.brought() }).resources) {
      const key = resourceKey(resource);
      const content = () => this.contentOf(key);
      const held = this.objects.get(key);
      if (held) share(held, resource, content);
      else this.objects.set(key, apiObject(construct, idOf(resource, spec), resource, content));
    }
  }

  private brought(): Required<Pick<SynthesisInput, 'dnsProviders' | 'apiDocuments' | 'today'>> {
    return { dnsProviders: this.dnsProviders, apiDocuments: (_, file) => this.openApi.findInProgram(file), today: dayOf(new Date()) };
  }

  private look(): string[] {
    const objects = objectsInSight(this.root);
    if (objects.length !== this.inSight.length || objects.some((object, index) => object !== this.inSight[index])) this.judged = undefined;
    return [];
  }

  private judgement(): Judgement {
    if (!this.judged) {
      this.inSight = objectsInSight(this.root);
      const { declared: declarations, inSight } = this;
      this.judged = judge({ declarations, inSight, ...this.brought(), isForeseen: (key) => this.objects.has(key) });
      this.warn(this.judged.warnings);
    }
    return this.judged;
  }

  /** cdk8s has no way to tell of what is no mistake; each is told once, however often the tree is judged. */
  private warn(warnings: readonly string[]): void {
    for (const warning of warnings.filter((text) => !this.told.has(text))) process.emitWarning(warning);
    warnings.forEach((text) => this.told.add(text));
  }

  private contentOf(key: string): Resource {
    const { resources, problems } = this.judgement();
    const resource = resources.get(key);
    if (resource) return resource;
    const texts = this.declared.flatMap(({ construct }) => (problems.get(construct) ?? []).map((text) => `${construct.node.path}: ${text}`));
    throw new Error(`the specs of this App are wrong:\n  ${texts.join('\n  ')}`);
  }
}

/** What settings make stands in many namespaces under one name. */
function idOf({ kind, metadata: { name, namespace } }: Resource, spec: Spec): string {
  if (spec.kind === 'MeshSettings') return `${kind}-${namespace}.${name}`;
  return name === spec.metadata.name ? kind : `${kind}-${name}`;
}
