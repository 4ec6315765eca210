import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import type { Resource } from '../../../lib/kube/resource';
import { kubeconfigOf, type World } from '../engines/world';

/** What the API server answers to a resource that it would keep nothing of. */
export interface Verdict {
  /** What it is refused for; nothing where it is taken. */
  readonly refusal?: string;
  /** What is warned of, by the API server or by Istio's webhook. */
  readonly warnings: readonly string[];
}

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly warnings: readonly string[];
}

interface ResourceList {
  readonly resources: readonly { readonly kind: string; readonly name: string }[];
}

interface Kubeconfig {
  readonly clusters: readonly [{ readonly cluster: Readonly<Record<'server' | 'certificate-authority', string>> }];
  readonly users: readonly [{ readonly user: { readonly token: string } }];
}

/** An API server that says what it would do with resources, over few connections; all that is tried is a dry run. */
export class ApiServer {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 8 });
  readonly #server: string;
  readonly #token: string;
  readonly #ca: Buffer;
  readonly #plurals = new Map<string, Promise<ReadonlyMap<string, string>>>();

  constructor(world: World) {
    const { clusters: [{ cluster }], users: [{ user }] } = JSON.parse(readFileSync(kubeconfigOf(world), 'utf8')) as Kubeconfig;
    this.#server = cluster.server;
    this.#token = user.token;
    this.#ca = readFileSync(cluster['certificate-authority']);
  }

  /** What would come of creating this. One that is there already has passed all judgement. */
  async create(resource: Resource): Promise<Verdict> {
    const { apiVersion, kind, metadata: { name, namespace } } = resource;
    const plural = (await this.#pluralsOf(apiVersion)).get(kind);
    if (plural === undefined) return { refusal: `there is no kind ${kind} in ${apiVersion}`, warnings: [] };
    const place = namespace === undefined ? '' : `/namespaces/${namespace}`;
    const { status, body, warnings } = await this.#ask('POST', `${groupPath(apiVersion)}${place}/${plural}?dryRun=All&fieldValidation=Strict`, resource);
    const { reason, message } = JSON.parse(body) as { readonly reason?: string; readonly message: string };
    if (status < 300 || reason === 'AlreadyExists') return { warnings };
    if (status === 400 || status === 422) return { warnings, refusal: message };
    throw new Error(`the API server did not come to judge ${kind} ${name}: ${message}`);
  }

  #pluralsOf(apiVersion: string): Promise<ReadonlyMap<string, string>> {
    const known = this.#plurals.get(apiVersion) ?? this.#ask('GET', groupPath(apiVersion)).then(({ status, body }) => {
      const { resources } = status === 200 ? JSON.parse(body) as ResourceList : { resources: [] };
      return new Map(resources.filter(({ name }) => !name.includes('/')).map(({ kind, name }) => [kind, name]));
    });
    this.#plurals.set(apiVersion, known);
    return known;
  }

  #ask(method: 'GET' | 'POST', path: string, body?: object): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const headers = { 'authorization': `Bearer ${this.#token}`, 'content-type': 'application/json' };
      request(`${this.#server}${path}`, { method, headers, agent: this.#agent, ca: this.#ca }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => { text += part; }).once('error', reject);
        response.once('end', () => resolve({ status: response.statusCode!, body: text, warnings: warningsIn(response.rawHeaders) }));
      }).once('error', reject).end(body && JSON.stringify(body));
    });
  }
}

function groupPath(apiVersion: string): string {
  return apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
}

/** The texts of all headers `Warning`, each of which is `299 - "text"`. */
function warningsIn(raw: readonly string[]): string[] {
  return raw.filter((_, index) => index % 2 === 1 && raw[index - 1]!.toLowerCase() === 'warning').map((value) => value.replace(/^299 \S+ "(.*)"$/, '$1'));
}
