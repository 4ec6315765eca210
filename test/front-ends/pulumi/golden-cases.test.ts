import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { compareResources } from '../../../lib/kube/order';
import { resourceKey, type Resource } from '../../../lib/kube/resource';
import { groupBy } from '../../../lib/mesh/group-by';
import type { Spec } from '../../../lib/specs/kinds';
import { isSpec } from '../../../lib/specs/parse';
import type { Synthesized } from '../../../lib/synth/synthesized';
import { documentsOf, referencesOf, synthesizeCase } from '../../synth/case';
import { mocked, type Asked } from './mocked';
import { MeshIngress, MeshSettings, SecureApplications, type MeshIngressArgs, type MeshSettingsArgs, type NamedApplicationArgs } from 'fairlead/pulumi';

/** The components that a case is for Pulumi, and what they are given. */
interface Program {
  readonly settings: readonly Spec[];
  readonly ingresses: readonly Spec[];
  /** Those of one namespace are one component. */
  readonly applications: ReadonlyMap<string, readonly Spec[]>;
  readonly references: readonly Spec[];
}

/** Cases that are otherwise for Pulumi, and why. */
const otherwise: Readonly<Record<string, string>> = {
  'callees/applications': 'an application of another namespace is another component, which is not in sight',
  'dns/bare-domain-of-a-service': 'an alias of Route 53 asks for the load balancer by its name',
  'mistakes/claimed-twice': 'the second of two components is told of the first one',
};

const root = join(__dirname, '../../synth/cases');
const folders = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('input.yaml')).map(dirname).sort();
const inputOf = (name: string) => documentsOf(readFileSync(join(root, name, 'input.yaml'), 'utf8')) as Spec[];

const cases = folders.map((name) => ({ name, input: inputOf(name), references: referencesOf(join(root, name)) as Spec[] }))
  // Pulumi is shown no Services and pods
  .filter(({ input }) => input.every(isSpec))
  // nor applications of other repositories
  .filter(({ input, references }) => ![input, references].every((all) => all.some(({ kind }) => kind === 'SecureApplication')))
  .map(({ name, input, references }): [string, Program] => {
    const of = (kind: string) => input.filter((one) => one.kind === kind);
    return [name, {
      settings: of('MeshSettings'),
      ingresses: of('MeshIngress'),
      applications: groupBy(of('SecureApplication'), ({ metadata }) => (metadata as { namespace: string }).namespace),
      references,
    }];
  });

describe.each(cases)('%s', (name, program) => {
  const { resources, problems } = synthesizeCase(join(root, name));
  const kept = name in otherwise ? test.failing : test;

  // a program finds OpenAPI documents below its working directory
  beforeEach(() => void jest.spyOn(process, 'cwd').mockReturnValue(join(root, name)));
  afterEach(() => void jest.restoreAllMocks());

  if (problems.length === 0) {
    kept('is the same from components', async () => {
      const { error, resources: asked } = await mocked(() => run(program));
      expect(error).toBeUndefined();
      const others = new Set(resources.filter(isForPulumi).map(({ resource }) => resourceKey(resource)));
      const same = (one: Resource) => !others.has(resourceKey(one));
      expect(kubernetesOf(asked).filter(same)).toEqual(resources.map(({ resource }) => resource).filter(same));
    });
  } else {
    kept('is refused, in the same words', async () => {
      const { error, resources: asked } = await mocked(() => run(program));
      const told = [...error!.message.matchAll(/^error\[(?:.*?)\]: (.*)$/gm)].map(([, message]) => message);
      const messages = problems.map(({ message }) => message);
      if (program.settings.length + program.ingresses.length + program.applications.size > 1) {
        // the first component with a mistake ends the program
        expect(messages).toEqual(expect.arrayContaining(told));
      } else {
        expect(told.sort()).toEqual(messages.sort());
        for (const { help = '' } of problems) expect(error!.message).toContain(help);
        expect(asked).toEqual([]);
      }
    });
  }
});

/** A record in a zone that is named is one of the provider, and no DNSEndpoint; the Gateway that tells external-dns the address is without it. */
function isForPulumi({ record }: Synthesized): boolean {
  return record === 'address' || (record !== undefined && Object.keys(record.zone).length > 0);
}

function kubernetesOf(asked: readonly Asked[]): Resource[] {
  // what has an id is only read
  const made = asked.filter(({ id }) => id === undefined).map(({ inputs }) => inputs as Resource);
  return made.filter(({ kind }) => kind !== undefined).sort(compareResources);
}

function run({ settings, ingresses, applications, references }: Program): void {
  const given = references.filter(({ kind }) => kind === 'MeshIngress');
  const heldTo = references.find(({ kind }) => kind === 'MeshSettings');
  const [made = heldTo] = settings.map((one) => new MeshSettings(one.metadata.name, { ...argsOf<MeshSettingsArgs>(one), ingress: given }));
  const components = ingresses.map((one) => new MeshIngress(one.metadata.name, { ...argsOf<MeshIngressArgs>(one), settings: made }));
  const rest = { ingress: [...components, ...given], settings: made };
  for (const [namespace, all] of applications) {
    new SecureApplications(namespace, { namespace, ...rest, applications: all.map((one) => argsOf<NamedApplicationArgs>(one)) });
  }
}

function argsOf<Args>({ metadata, spec }: Spec): Args {
  return { ...metadata, ...spec } as Args;
}
