import { list } from './list';
import { dnsLabel } from './names';
import { unique } from './unique';

/** Some namespaces of a mesh, each once; `without` is the field to leave out where there are none. */
export function namespaces(without: string) {
  return unique(list(dnsLabel('namespace'), {
    max: 256,
    empty: { message: '`namespaces` is empty, which could be read as every namespace', help: `name the namespaces, or leave \`${without}\` out` },
  }), { key: (name) => name, noun: 'namespace', help: 'list each namespace once', cel: 'x == y' });
}
