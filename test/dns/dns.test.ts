import { dnsEndpointSpec } from '../../lib/dns/external-dns';
import { isApex, type DnsRecord } from '../../lib/dns/record';
import { isAwsLoadBalancer, route53 } from '../../lib/dns/route53';

const record: DnsRecord = { host: 'a.example.com', domain: 'example.com', zone: {}, target: { ip: '192.0.2.1' }, name: 'n', namespace: 'shop', addressName: 'public.istio-ingress.example.com' };

test.each<[string, Partial<DnsRecord>, object]>([
  ['an address of IPv4', {}, { recordType: 'A', targets: ['192.0.2.1'] }],
  ['an address of IPv6', { target: { ip: '2001:db8::1' } }, { recordType: 'AAAA', targets: ['2001:db8::1'] }],
  ['a hostname', { target: { hostname: 'lb.example.net' } }, { recordType: 'CNAME', targets: ['lb.example.net'] }],
  ['a Service', { target: { service: { name: 's', namespace: 'n' } } }, { recordType: 'CNAME', targets: ['public.istio-ingress.example.com'] }],
  ['a TTL', { ttl: 60 }, { recordType: 'A', targets: ['192.0.2.1'], recordTTL: 60 }],
  ['a name below the domain in Route 53', { zone: { route53: { zoneId: 'Z1' } }, target: { hostname: 'lb.example.net' } }, { recordType: 'CNAME', targets: ['lb.example.net'] }],
  ['the domain itself, to a Service', { host: 'example.com', target: { service: { name: 's', namespace: 'n' } } }, { recordType: 'A', targets: ['public.istio-ingress.example.com'], providerSpecific: [{ name: 'alias', value: 'true' }] }],
  ['the domain itself in Route 53', { host: 'example.com', zone: { route53: { zoneId: 'Z1' } }, target: { hostname: 'lb.example.net' } }, { recordType: 'CNAME', targets: ['lb.example.net'], providerSpecific: [{ name: 'alias', value: 'true' }] }],
  ['the domain itself at an address', { host: 'example.com', zone: { route53: { zoneId: 'Z1' } } }, { recordType: 'A', targets: ['192.0.2.1'] }],
])('%s', (_what, part, endpoint) => {
  expect(dnsEndpointSpec({ ...record, ...part })).toEqual({ endpoints: [{ dnsName: part.host ?? record.host, ...endpoint }] });
});

test.each([
  ['example.com', true],
  ['a.example.com', false],
  ['*.example.com', false],
])('%s is the domain itself: %s', (host, apex) => {
  expect(isApex({ host, domain: 'example.com' })).toBe(apex);
});

test.each([
  ['a-1.eu-central-1.elb.amazonaws.com', true],
  ['a-1.elb.eu-central-1.amazonaws.com', true],
  ['a-1.cn-north-1.elb.amazonaws.com.cn', true],
  ['a-1.elb.cn-north-1.amazonaws.com.cn', true],
  ['lb.example.net', false],
  ['elb.amazonaws.com', false],
  ['a.elbxamazonaws.com', false],
  ['a.elb.amazonawsxcom', false],
  ['a.elb.amazonaws.com.example.net', false],
  ['a.elb.amazonaws.com.cnx', false],
  ['a.elb.eu.central.amazonaws.com', false],
  ['bucket.s3.amazonaws.com', false],
])('%s is an AWS load balancer: %s', (hostname, is) => {
  expect(isAwsLoadBalancer(hostname)).toBe(is);
});

test('DNS-01 over Route 53 names the zone', () => {
  expect(route53({ zoneId: 'Z1' }).solver).toEqual({ route53: { region: 'us-east-1', hostedZoneID: 'Z1' } });
});
