"""Route 53 as a server with its API, and a DNS server that answers from its hosted zones.

usage: cloud.py ADDRESS API-PORT DNS-PORT ZONE=ID...
"""

import os
import sys
import time

# before anything of AWS is imported: nothing here is looked up or sent elsewhere
os.environ.update(AWS_ACCESS_KEY_ID="x", AWS_SECRET_ACCESS_KEY="x", AWS_DEFAULT_REGION="us-east-1", AWS_EC2_METADATA_DISABLED="true")

import boto3
from dnslib import NS, QTYPE, RCODE, RR, SOA, TXT, A, CNAME
from dnslib.server import BaseResolver, DNSServer
from moto.moto_server.threaded_moto_server import ThreadedMotoServer
from moto.route53.models import route53_backends


def create_zone(client, name, zone_id):
    """Creates a hosted zone under the id that a spec names; the API would draw one."""
    drawn = client.create_hosted_zone(Name=name, CallerReference=name)["HostedZone"]["Id"].split("/")[-1]
    (zones,) = [backend.zones for account in route53_backends.values() for backend in account.values() if drawn in backend.zones]
    zones[zone_id] = zones.pop(drawn)
    zones[zone_id].resource_id = zone_id


def absolute(name):
    return name.rstrip(".").lower().replace("\\052", "*")


def answering(name, apex, names):
    """The name whose records answer: itself, or the wildcard directly below its nearest parent that exists (RFC 4592)."""

    def exists(one):
        return one == apex or one in names or any(other.endswith(f".{one}") for other in names)

    nearest = name
    while not exists(nearest):
        nearest = nearest.split(".", 1)[1]
    return name if nearest == name else f"*.{nearest}"


class Zones(BaseResolver):
    """Answers for the hosted zones as they are at the moment; no record is kept for longer than a second."""

    def __init__(self, client):
        self.client = client

    def zone_of(self, name):
        zones = self.client.list_hosted_zones()["HostedZones"]
        inside = [zone for zone in zones if f".{name}".endswith(f".{absolute(zone['Name'])}")]
        return max(inside, key=lambda zone: len(zone["Name"]), default=None)

    def resolve(self, request, handler):
        reply = request.reply()
        name, wanted = absolute(str(request.q.qname)), QTYPE[request.q.qtype]
        zone = self.zone_of(name)
        if zone is None:
            reply.header.rcode = RCODE.NXDOMAIN
            return reply
        reply.header.aa = 1
        apex = absolute(zone["Name"])
        pages = self.client.get_paginator("list_resource_record_sets").paginate(HostedZoneId=zone["Id"])
        records = [record for page in pages for record in page["ResourceRecordSets"]]
        owner = answering(name, apex, {absolute(record["Name"]) for record in records})
        found = [record for record in records if absolute(record["Name"]) == owner]
        for record in found:
            for value in [item["Value"] for item in record.get("ResourceRecords", [])]:
                self.answer(reply, request.q.qname, record["Type"], wanted, value)
        authority = RR(apex, QTYPE.SOA, rdata=SOA(f"ns.{apex}", f"hostmaster.{apex}", (1, 1, 1, 1, 1)), ttl=1)
        if name == apex and wanted == "SOA":
            reply.add_answer(authority)
        if name == apex and wanted == "NS":
            reply.add_answer(RR(apex, QTYPE.NS, rdata=NS(f"ns.{apex}"), ttl=1))
        if not reply.rr:
            reply.add_auth(authority)
            if owner != name and not found:
                reply.header.rcode = RCODE.NXDOMAIN
        return reply

    @staticmethod
    def answer(reply, name, kind, wanted, value):
        if kind == "TXT" and wanted == "TXT":
            reply.add_answer(RR(name, QTYPE.TXT, rdata=TXT(value.strip('"').split('" "')), ttl=1))
        elif kind == "A" and wanted == "A":
            reply.add_answer(RR(name, QTYPE.A, rdata=A(value), ttl=1))
        elif kind == "CNAME":
            reply.add_answer(RR(name, QTYPE.CNAME, rdata=CNAME(value), ttl=1))


def main(address, api_port, dns_port, *zones):
    ThreadedMotoServer(ip_address=address, port=int(api_port), verbose=False).start()
    client = boto3.client("route53", endpoint_url=f"http://{address}:{api_port}")
    for name, zone_id in (zone.split("=") for zone in zones):
        create_zone(client, name, zone_id)
    for tcp in (False, True):
        DNSServer(Zones(client), address=address, port=int(dns_port), tcp=tcp).start_thread()
    print("started", flush=True)
    while True:
        time.sleep(3600)


if __name__ == "__main__":
    main(*sys.argv[1:])
