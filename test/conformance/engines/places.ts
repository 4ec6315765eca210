/** Where each engine listens: every host of the small world of the suite is a loopback address of its own. */
export const places = {
  etcd: { address: '127.10.0.1', client: 2379, peer: 2380 },
  apiServer: { address: '127.10.0.2', port: 6443 },
  controllerManager: { address: '127.10.0.3', port: 10257 },
  istiod: { address: '127.10.0.4', xds: 15010, secureXds: 15012, debug: 8080, webhook: 15017, monitoring: 15014 },
  /** What stands for ztunnel tells its state. */
  ztunnel: { address: '127.10.0.10', status: 15000 },
  /** Route 53, and the DNS of the zones in it. */
  cloud: { address: '127.10.0.5', api: 5000, dns: 5300 },
  acme: { address: '127.10.0.6', directory: 14000, management: 15000 },
  externalDns: { address: '127.10.0.7', metrics: 7979 },
  /** The way to hosts outside of the cluster. */
  internet: { address: '127.10.0.8', proxy: 3128, tls: 8443 },
  /** What the test application received. */
  received: { address: '127.10.0.9', port: 8080 },
} as const;

/** The hosted zone of the examples. */
export const hostedZone = { name: 'example.com', id: 'Z0123456789ABCDEFGHIJ' } as const;
