import fc from 'fast-check';
import { parse } from 'yaml';
import { toYaml } from '../../lib/inputs/to-yaml';

test('reads like YAML that a person wrote', () => {
  expect(toYaml({
    apiVersion: 'networking.istio.io/v1',
    metadata: { name: 'orders', labels: {}, absent: undefined },
    spec: {
      hosts: ['orders.example.com', '*'],
      http: [{ match: [{ uri: { regex: `^/a/[^/]+\\.${'x'.repeat(100)} b$` } }], route: [], timeout: '10s', weights: [1, 2.5] }],
      text: 'one\n  two\n\nthree\n',
    },
  })).toBe(`\
apiVersion: networking.istio.io/v1
metadata:
  name: orders
  labels: {}
spec:
  hosts:
    - orders.example.com
    - "*"
  http:
    - match:
        - uri:
            regex: ^/a/[^/]+\\.${'x'.repeat(100)} b$
      route: []
      timeout: 10s
      weights:
        - 1
        - 2.5
  text: |
    one
      two

    three
`);
});

test('repeats what is there twice, without an anchor', () => {
  const port = { number: 80 };
  expect(toYaml({ a: port, b: port })).toBe('a:\n  number: 80\nb:\n  number: 80\n');
});

test.each([
  'yes', 'No', 'on', 'y', 'null', '~', 'true', 'TRUE', '', '1', '-1', '1.5', '1e3', '0777', '0x1F', '0b1', '1_000', '12:30:45', '.inf', '.NaN', '2026-12-31', '=', '<<',
  ' a', 'a ', 'a: b', 'a:', 'a #b', '#a', '- a', '-', '? a', '*a', '&a', '!a', '|', '>', '%a', '@a', '`a`', '{a}', '[a]', '"a"', "'a'", 'a\tb', 'a\\b', 'é', '---', '...',
  'a\u2028b', '\u0085', '\u00a0', '\u200b', '\u0000', '\u007f', '😀', 'a\r\nb', '\n', 'a\n', 'a\n\n', ' a\nb', 'a \nb', 'a\n\tb', '# a\nb', '- a\nb',
])('the text %j comes back as it is, whatever the version of YAML', (text) => {
  for (const value of [{ key: text }, { key: [text] }, { [text]: text }, { list: [{ key: [text] }] }]) {
    for (const version of ['1.1', '1.2'] as const) expect(parse(toYaml(value), { version })).toEqual(value);
  }
});

test('any plain data comes back as it is, whatever the version of YAML', () => {
  const data = fc.jsonValue({ depthSize: 'medium' }).map((value) => ({ value: JSON.parse(JSON.stringify(value)) as unknown }));
  fc.assert(fc.property(data, (value) => {
    for (const version of ['1.1', '1.2'] as const) expect(JSON.stringify(parse(toYaml(value), { version, logLevel: 'silent' }))).toBe(JSON.stringify(value));
  }), { seed: 1, numRuns: 300 });
});
