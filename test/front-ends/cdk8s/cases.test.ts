import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ApiObject, App, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Resource } from '../../../lib/kube/resource';
import { documentsOf, referencesOf, synthesizeCase } from '../../synth/case';
import { madeBy } from './made-by';
import { MeshIngress, MeshSettings, SecureApplication, type MeshIngressProps, type SecureApplicationProps } from 'fairlead/cdk8s';

const root = join(__dirname, '../../synth/cases');
const folders = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('input.yaml')).map(dirname).sort()
  // cdk8s takes no applications of other repositories
  .filter((name) => (referencesOf(join(root, name)) as Resource[]).every(({ kind }) => kind !== 'SecureApplication'));

describe.each(folders)('%s', (name) => {
  const { resources, problems } = synthesizeCase(join(root, name));

  // a program finds OpenAPI documents below its working directory
  beforeEach(() => void jest.spyOn(process, 'cwd').mockReturnValue(join(root, name)));
  afterEach(() => void jest.restoreAllMocks());

  test.each(['as they stand', 'in reverse'])('is the same from constructs, made %s', (order) => {
    const app = appOf(join(root, name), order === 'in reverse');
    if (problems.length === 0) {
      expect(madeBy(app)).toEqual(resources.map(({ resource }) => resource));
    } else {
      const text = textOf(() => app.synthYaml());
      for (const { message, help } of problems) expect(text).toContain(`${message}${help === undefined ? '' : `\n    help: ${help}`}`);
      expect(text.match(/^ {2}\[chart\//gm)).toHaveLength(problems.length);
    }
  });
});

/** The constructs and objects of a case, what operators write first. */
function appOf(folder: string, reverse: boolean): App {
  const app = new App();
  const chart = new Chart(app, 'chart');
  const [input, references] = [documentsOf(readFileSync(join(folder, 'input.yaml'), 'utf8')) as Resource[], referencesOf(folder) as Resource[]];
  const given = references.filter(({ kind }) => kind === 'MeshIngress') as (Resource & { readonly spec: object })[];
  const settings = references.find(({ kind }) => kind === 'MeshSettings') as MeshIngressProps['settings'];
  for (const [index, document] of input.filter(({ kind }) => kind === 'MeshSettings').entries()) new MeshSettings(chart, `settings${index}`, { ...propsOf(document), ...(given.length > 0 && { ingress: given }) });
  const made = input.filter(({ kind }) => kind === 'MeshIngress').map((document, index) => new MeshIngress(chart, `ingress${index}`, { ...propsOf(document), ...(settings && { settings }) }));
  const ingress = given.length > 0 ? [...made, ...given] : undefined;
  const others = input.filter(({ kind }) => !['MeshIngress', 'MeshSettings'].includes(kind));
  for (const [index, document] of (reverse ? others.reverse() : others).entries()) makeOther(chart, `document${index}`, document, { ingress, settings });
  return app;
}

function makeOther(chart: Chart, id: string, document: Resource, given: Pick<SecureApplicationProps, 'ingress' | 'settings'>): Construct {
  if (document.kind === 'SecureApplication') return new SecureApplication(chart, id, { ...propsOf(document), ...given });
  return new ApiObject(chart, id, { ...document, metadata: { ...document.metadata } });
}

function propsOf({ metadata, spec }: Resource): Omit<MeshIngressProps & SecureApplicationProps, 'settings'> {
  return { name: metadata.name, namespace: metadata.namespace, ...spec as Omit<MeshIngressProps & SecureApplicationProps, 'settings'> };
}

function textOf(synthesize: () => void): string {
  try {
    synthesize();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('this was taken for right');
}
