import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { validate } from './validate';

const cases = join(__dirname, 'cases');
const folders = readdirSync(cases).sort();

/** Documents of a file of cases; the comments of a document are what is to be found in it. */
function readCases(folder: string, file: string): { readonly resource: unknown; readonly expected: readonly string[] }[] {
  const text = readFileSync(join(cases, folder, file), 'utf8');
  const comments = text.split(/^---$/m).map((part) => part.split('\n').filter((line) => line.startsWith('# ')).map((line) => line.slice(2)));
  return parseAllDocuments(text).map((document, index) => ({ resource: document.toJS(), expected: comments[index] ?? [] }));
}

describe.each(folders.filter((folder) => folder !== 'metadata'))('a good %s', (folder) => {
  it.each(readCases(folder, 'good.yaml'))('has nothing wrong (document %#)', ({ resource }) => {
    expect(validate(resource)).toEqual([]);
  });
});

describe.each(folders)('a bad %s', (folder) => {
  it.each(readCases(folder, 'bad.yaml'))('has what its comments say (document %#)', ({ resource, expected }) => {
    expect(expected).not.toEqual([]);
    expect(validate(resource).sort()).toEqual([...expected].sort());
  });
});

describe('what YAML cannot say', () => {
  const gateway = { apiVersion: 'networking.istio.io/v1', kind: 'Gateway', metadata: { name: 'a', namespace: 'b' } };
  const withSpec = (spec: unknown): unknown => ({ ...gateway, spec });

  it.each([
    ['no object', undefined, [': must be an object, is undefined']],
    ['a list', [gateway], [': must be an object, is a list']],
    ['an undefined field', withSpec(undefined), ['spec: must have a value']],
    ['an instance of a class', withSpec(new Date(0)), ['spec: this must be an object, and is an object']],
    ['a symbol', withSpec(Symbol('x')), ['spec: this must be an object, and is something that is not plain data']],
    ['half a character', withSpec({ selector: { a: '\ud800' } }), ['spec.selector.a: this has half of a surrogate pair, which no UTF-8 text can']],
    ['infinity', withSpec({ servers: [{ hosts: [], port: { name: 'a', protocol: 'HTTP', number: Infinity } }] }), [
      'spec.servers[0].port.number: this must be an integer, and is the number `Infinity`',
    ]],
    ['a field named as a member of Object', JSON.parse('{"__proto__": {}, "constructor": 1, "toString": 2}'), [
      'kind: `apiVersion` and `kind` must be strings',
    ]],
    ['fields named as members of Object', { ...gateway, spec: JSON.parse('{"__proto__": {}, "constructor": 1}') as unknown }, [
      'spec.__proto__: there is no field `__proto__` here', 'spec.constructor: there is no field `constructor` here',
    ]],
    ['annotations above 256 KiB', { ...gateway, metadata: { ...gateway.metadata, annotations: { a: 'x'.repeat(256 * 1024) } } }, [
      'metadata.annotations: must have at most 262144 bytes, has 262145',
    ]],
  ])('%s', (_, resource, expected) => {
    expect(validate(resource).sort()).toEqual(expected.sort());
  });

  it('takes no object by reference: a frozen resource is judged too', () => {
    const resource = Object.freeze(withSpec(Object.freeze({ selector: Object.freeze({ istio: 'ingress' }) })));
    expect(validate(resource)).toEqual([]);
  });
});
