import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { portsOf, selectorOf, type ServicePort } from '../../lib/kube/service';

interface Row {
  readonly spec: unknown;
  readonly selector: Record<string, string> | null;
  readonly ports: readonly ServicePort[];
}

const rows = parse(readFileSync(join(__dirname, 'service.yaml'), 'utf8')) as readonly Row[];

test.each(rows)('$spec', ({ spec, selector, ports }) => {
  const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' }, ...(spec !== null && { spec }) };
  expect(selectorOf(service)).toEqual(selector ?? undefined);
  expect(portsOf(service)).toEqual(ports);
});
