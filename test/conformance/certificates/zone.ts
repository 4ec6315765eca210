import { Resolver } from 'node:dns/promises';
import { request } from 'node:http';
import { hostedZone, places } from '../engines/places';

const { address, api, dns } = places.cloud;

/** The addresses that DNS gives for a name; none where it has none. */
export async function addressesOf(name: string): Promise<readonly string[]> {
  const resolver = new Resolver({ timeout: 2000, tries: 1 });
  resolver.setServers([`${address}:${dns}`]);
  return resolver.resolve4(name).catch(() => []);
}

/** Writes a record into the hosted zone as somebody else would, with the API of Route 53. */
export function writeRecord(name: string, value: string): Promise<void> {
  const body = `<ChangeResourceRecordSetsRequest xmlns="https://route53.amazonaws.com/doc/2013-04-01/"><ChangeBatch><Changes><Change><Action>CREATE</Action>
    <ResourceRecordSet><Name>${name}</Name><Type>A</Type><TTL>60</TTL><ResourceRecords><ResourceRecord><Value>${value}</Value></ResourceRecord></ResourceRecords></ResourceRecordSet>
    </Change></Changes></ChangeBatch></ChangeResourceRecordSetsRequest>`;
  return new Promise((resolve, reject) => {
    request({ host: address, port: api, method: 'POST', path: `/2013-04-01/hostedzone/${hostedZone.id}/rrset`, headers: { 'content-type': 'text/xml', 'authorization': 'AWS4-HMAC-SHA256 Credential=x/20200101/us-east-1/route53/aws4_request' } }, (answer) => {
      answer.resume().once('end', () => (answer.statusCode === 200 ? resolve() : reject(new Error(`Route 53 answered ${answer.statusCode}`))));
    }).once('error', reject).end(body);
  });
}
