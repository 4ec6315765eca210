import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Resource } from '../../../lib/kube/resource';
import { documentsOf } from '../../synth/case';
import type { Properties } from './engine';
import { runProgram } from './run-program';

// the program runs in a process of its own

const folder = join(__dirname, '../../../examples/bookinfo');
const zoneId = 'Z0123456789ABCDEFGHIJ';
const lookUps: Readonly<Record<string, Properties>> = {
  'aws:route53/getZone:getZone': { zoneId },
  'aws:lb/getHostedZoneId:getHostedZoneId': { id: 'Z3F0SRJ5LGBH90' },
};

test('the Pulumi program gives what is expected of every front end, with Route 53 records in the place of DNSEndpoints', async () => {
  const { exitCode, errors, registered, outputs } = await runProgram(join(folder, 'main.pulumi.ts'), { lookUp: (token) => lookUps[token]! });
  expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: [] });
  const expected = documentsOf(readFileSync(join(folder, 'expected.yaml'), 'utf8')) as Resource[];
  const made = registered.filter(({ urn }) => /fairlead:index:\w+\$/.test(urn)).map(({ inputs }) => inputs);
  expect(sorted(made.filter(({ kind }) => kind))).toEqual(sorted(expected.filter(({ kind }) => kind !== 'DNSEndpoint')));
  expect(made.filter(({ kind }) => !kind)).toEqual(expected.filter(({ kind }) => kind === 'DNSEndpoint').flatMap(recordsOf));
  expect(outputs.get('urn:pulumi:stack::project::pulumi:pulumi:Stack::project-stack')).toEqual({ urls: ['https://bookinfo.example.com'] });
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
