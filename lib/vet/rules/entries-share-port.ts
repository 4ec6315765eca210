import { areSeenTogether, entryPortsByHost } from '../readers/entry-ports';
import { rule } from '../rule';

export const entriesSharePort = rule({
  code: 'FL4015',
  name: 'entries-share-port',
  severity: 'warning',
  summary: 'Two ServiceEntries declare the same port of the same host.',
  why: 'Istio makes one service of a host: the older entry says how it is resolved and located, and the endpoints of both are mixed. Changes of the younger one seem to have no effect.',
  reads: ['networking.istio.io/ServiceEntry'],
  sameAs: ['KIA1211'],
  differs: 'Entries that no namespace sees together are not reported.',
  *check(view) {
    for (const same of entryPortsByHost(view.of('networking.istio.io/ServiceEntry'))) {
      for (const port of same) {
        const rival = same.find((other) => other.on !== port.on && other.protocol === port.protocol && areSeenTogether(port, other));
        if (!rival) continue;
        yield {
          on: port.on,
          path: port.path,
          message: `\`${rival.on.metadata.name}\` declares port ${port.number} of \`${port.host}\` too`,
          help: 'keep one of them, or keep them apart by `exportTo`',
          related: [{ on: rival.on, path: rival.path, message: 'the other one' }],
        };
      }
    }
  },
});
