import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { schemaOf } from '../../lib/specs/export/schema-of';
import type { Kind } from '../../lib/specs/kinds';

const written: readonly (readonly [Kind, string])[] = [
  ['SecureApplication', 'cdk8s/secure-application-props.ts'],
  ['MeshIngress', 'cdk8s/mesh-ingress-props.ts'],
  ['MeshSettings', 'cdk8s/mesh-settings-props.ts'],
  ['SecureApplication', 'pulumi/secure-application-args.ts'],
  ['MeshIngress', 'pulumi/mesh-ingress-args.ts'],
  ['MeshSettings', 'pulumi/mesh-settings-args.ts'],
];

// what is inherited from the spec alone has no words in an editor
test.each(written)('each field of a %s has its words in %s', (kind, file) => {
  const text = readFileSync(join(__dirname, '../../lib/front-ends', file), 'utf8');
  const said = new Set([...text.matchAll(/\*\/\n {2}readonly (\w+)\??:/g)].map(([, name]) => name));
  const fields = Object.keys(schemaOf(kind).properties!.spec!.properties!);
  expect(fields.length).toBeGreaterThan(5);
  expect(fields.filter((name) => !said.has(name))).toEqual([]);
});
