import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Resource } from '../../../lib/kube/resource';
import { documentsOf } from '../../synth/case';
import type { Properties } from './engine';
import { runProgram } from './run-program';

// the program runs in a process of its own

const examples = join(__dirname, '../../../examples');
const zoneId = 'Z0123456789ABCDEFGHIJ';
const lookUps: Readonly<Record<string, Properties>> = {
  'aws:route53/getZone:getZone': { zoneId },
  'aws:lb/getHostedZoneId:getHostedZoneId': { id: 'Z3F0SRJ5LGBH90' },
};

const stack = 'urn:pulumi:stack::project::pulumi:pulumi:Stack::project-stack';

/** What the program of an example makes of fairlead's own, what is expected of every front end, and the outputs of its stack. */
async function ran(example: string) {
  const folder = join(examples, example);
  const { exitCode, errors, registered, outputs } = await runProgram(join(folder, 'main.pulumi.ts'), { lookUp: (token) => lookUps[token]! });
  expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: [] });
  return {
    expected: documentsOf(readFileSync(join(folder, 'expected.yaml'), 'utf8')) as Resource[],
    made: registered.filter(({ urn }) => /fairlead:index:\w+\$/.test(urn)).map(({ inputs }) => inputs),
    outputs: outputs.get(stack),
  };
}

test('the Pulumi program of Bookinfo gives what is expected of every front end, with Route 53 records in the place of DNSEndpoints', async () => {
  const { made, expected, outputs } = await ran('bookinfo');
  expect(sorted(made.filter(({ kind }) => kind))).toEqual(sorted(expected.filter(({ kind }) => kind !== 'DNSEndpoint')));
  expect(made.filter(({ kind }) => !kind)).toEqual(expected.filter(({ kind }) => kind === 'DNSEndpoint').flatMap(recordsOf));
  expect(outputs).toEqual({ urls: ['https://bookinfo.example.com'] });
});

test('the Pulumi program of Online Boutique gives what is expected of every front end', async () => {
  const { made, expected, outputs } = await ran('online-boutique');
  expect(sorted(made)).toEqual(sorted(expected));
  expect(outputs).toEqual({ urls: ['https://shop.example.com'] });
});

/** A DNSEndpoint as Route 53 records: a CNAME to an AWS load balancer is an alias there, which has no time to live of its own. */
function recordsOf({ spec }: Resource): object[] {
  const { endpoints } = spec as { endpoints: { dnsName: string; recordType: string; recordTTL: number; targets: string[] }[] };
  return endpoints.map(({ dnsName, recordType, recordTTL, targets }) => {
    const record = { name: dnsName, zoneId };
    if (!targets[0]!.endsWith('.amazonaws.com')) return { ...record, type: recordType, records: targets, ttl: recordTTL };
    return { ...record, type: 'A', aliases: [{ name: targets[0], zoneId: 'Z3F0SRJ5LGBH90', evaluateTargetHealth: false }] };
  });
}

function sorted<Value>(values: readonly Value[]): Value[] {
  return [...values].sort((a, b) => (JSON.stringify(canonical(a)) < JSON.stringify(canonical(b)) ? -1 : 1));
}

function canonical(value: unknown): unknown {
  const { kind, metadata } = value as Resource;
  return [kind, metadata.namespace ?? '', metadata.name];
}
