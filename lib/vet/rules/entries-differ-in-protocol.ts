import { areSeenTogether, entryPortsByHost } from '../readers/entry-ports';
import { rule } from '../rule';

export const entriesDifferInProtocol = rule({
  code: 'FL4014',
  name: 'entries-differ-in-protocol',
  severity: 'warning',
  summary: 'Two ServiceEntries declare one port of one host with different protocols.',
  why: 'A proxy that sees both has one listener for the port and treats it by one of the two; which one hangs on their age. Where `exportTo` keeps them apart nothing is wrong.',
  reads: ['networking.istio.io/ServiceEntry'],
  sameAs: ['IST0177', 'KIA1212'],
  *check(view) {
    for (const same of entryPortsByHost(view.of('networking.istio.io/ServiceEntry'))) {
      for (const port of same) {
        const rival = same.find((other) => other.on !== port.on && other.protocol !== port.protocol && areSeenTogether(port, other));
        if (!rival) continue;
        yield {
          on: port.on,
          path: [...port.path, 'protocol'],
          message: `port ${port.number} of \`${port.host}\` is ${port.protocol || 'of no protocol'} here and ${rival.protocol || 'of no protocol'} in \`${rival.on.metadata.name}\``,
          help: 'declare the same protocol in both, or keep them apart by `exportTo`',
          related: [{ on: rival.on, path: [...rival.path, 'protocol'], message: 'the other one' }],
        };
      }
    }
  },
});
