import { App, Chart } from 'cdk8s';
import { guardDocuments } from '../../../lib/guard/guard-documents';
import { madeBy } from './made-by';
import { publicIngress } from './public-ingress';
import { MeshGuard, MeshIngress } from 'fairlead/cdk8s';

function platform(): { readonly app: App; readonly chart: Chart; readonly ingress: MeshIngress } {
  const app = new App();
  const chart = new Chart(app, 'platform', { namespace: 'istio-ingress' });
  return { app, chart, ingress: new MeshIngress(new Chart(app, 'ingress'), 'public', publicIngress) };
}

test('a guard is the same from a construct, of ingresses and of documents', () => {
  const { app, chart, ingress } = platform();
  const guard = new MeshGuard(chart, 'guard', { ingresses: [ingress], operators: ['platform'] });
  const { resources } = guardDocuments({ documents: [ingress.document], operators: ['platform'] });
  expect(madeBy(app).filter(({ metadata: { name } }) => name.startsWith('fairlead-'))).toEqual(resources);
  expect(guard.node.children.map(({ node }) => node.id)).toEqual(resources.map(({ kind, metadata: { name } }) => `${kind}-${name}`));

  const other = new App();
  new MeshGuard(new Chart(other, 'platform'), 'guard', { ingresses: [ingress.document], operators: ['platform'] });
  expect(madeBy(other)).toEqual(resources);
});

test('it warns where it is asked to', () => {
  const { app, chart, ingress } = platform();
  new MeshGuard(chart, 'guard', { ingresses: [ingress], warns: true });
  expect(madeBy(app).filter(({ metadata: { name } }) => name.startsWith('fairlead-'))).toEqual(guardDocuments({ documents: [ingress.document], warns: true }).resources);
});

test('mistakes come at synthesis, with their properties', () => {
  const { app, chart, ingress } = platform();
  new MeshGuard(chart, 'open', { ingresses: [ingress], operators: ['system:authenticated'] });
  new MeshGuard(chart, 'none', { ingresses: [] });
  const synth = () => app.synthYaml();
  expect(synth).toThrow('[platform/open] operators[0]: everybody is in the group `system:authenticated`, so that nothing would be guarded');
  expect(synth).toThrow('[platform/none] there is no MeshIngress, so that nobody would be granted any host');
  new MeshGuard(chart, 'wrong', { ingresses: [{ ...ingress.document, spec: { ...ingress.document.spec, grnts: [] } }] });
  expect(synth).toThrow('[platform/wrong] ingresses[0].spec.grnts: there is no field `grnts` here');
});
