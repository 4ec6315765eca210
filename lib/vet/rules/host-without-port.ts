import { actionOf, policyValues } from '../../mesh/authorization-rules';
import { rule } from '../rule';

export const hostWithoutPort = rule({
  code: 'FL5010',
  name: 'host-without-port',
  severity: 'warning',
  summary: 'A policy names a host, but not the host with a port.',
  why: '`Host: orders.example.com:443` is the same host to a client and another text to a policy (istio/istio#44080). A DENY or CUSTOM rule, and `notHosts` of an ALLOW rule, are passed by writing the port; `hosts` of an ALLOW rule refuse clients that write it.',
  reads: ['security.istio.io/AuthorizationPolicy'],
  sameAs: [],
  *check(view) {
    for (const on of view.of('security.istio.io/AuthorizationPolicy')) {
      const action = actionOf(on);
      for (const { field, path, values } of policyValues(on).operations) {
        if (field !== 'hosts' && !(field === 'notHosts' && action === 'ALLOW')) continue;
        // what is meant to be kept out gets in by the port
        const passed = field === 'notHosts' || action === 'DENY' || action === 'CUSTOM';
        const bare = [...values.entries()].filter(([, host]) => isBare(host) && !values.some((other) => other.startsWith(`${host}:`)));
        let next = values.length;
        for (const [index, host] of bare) {
          // a pattern has one `*` at most, and a wider ALLOW is for a person to decide
          const wild = host.startsWith('*');
          yield {
            on,
            path: [...path, index],
            ...(passed && { severity: 'error' as const }),
            message: `\`${host}\` does not stand for \`${host}:443\``,
            help: wild ? `add it with each port of the gateway: \`${host}:443\`` : `add \`${host}:*\``,
            ...(passed && !wild && { fix: [{ on, path: [...path, next++], value: `${host}:*` }] }),
          };
        }
      }
    }
  },
});

/** A host that is meant as a whole; one that ends in `*` has ports in it. */
function isBare(host: string): boolean {
  return host !== '' && !host.includes(':') && !host.endsWith('*');
}
