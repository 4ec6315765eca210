import { join } from 'node:path';

const own = (file: string) => join(__dirname, 'specs', file);

/** The files of Bookinfo, of the store with everything that Bookinfo has no use for, of a host that both share, and of every way into these. */
export const exampleSpecs: readonly string[] = [
  join(__dirname, '../../../examples/bookinfo/spec.yaml'), own('store.yaml'), own('shared.yaml'), own('addresses.yaml'), own('certified-clients.yaml'),
  own('newest-tls.yaml'),
];
