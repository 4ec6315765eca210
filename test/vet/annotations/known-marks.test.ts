import { isIstioMark } from '../../../lib/vet/annotations/istio-mark';
import { knownAnnotations } from '../../../lib/vet/annotations/known-annotations';
import { knownLabels } from '../../../lib/vet/annotations/known-labels';

const kinds = ['AuthorizationPolicy', 'Deployment', 'Gateway', 'GatewayClass', 'Ingress', 'Namespace', 'Node', 'Pod', 'Service', 'ServiceAccount', 'ServiceEntry', 'WorkloadEntry'];

describe.each([['annotations', knownAnnotations, 60], ['labels', knownLabels, 25]] as const)('the %s of Istio', (_what, marks, least) => {
  const names = marks.map(({ name }) => name);

  test('are there, each once, and in order', () => {
    expect(names.length).toBeGreaterThan(least);
    expect(names).toEqual([...new Set(names)].sort());
  });

  test('are of Istio\'s domain, but for two', () => {
    const others = ['istio-injection', 'kubernetes.io/ingress.class'];
    expect(names.filter((name) => !isIstioMark(name) && !name.startsWith('operator.') && !others.includes(name))).toEqual([]);
  });

  test('are for kinds that somebody writes', () => {
    expect(marks.flatMap((mark) => mark.kinds ?? []).filter((kind) => !kinds.includes(kind))).toEqual([]);
  });

  test('have a form where a bad value is refused', () => {
    expect(marks.filter(({ form, refused }) => refused && !form)).toEqual([]);
  });
});
