import { createColors } from 'picocolors';
import type { Finding, Location } from '../../lib/diagnostics/finding';
import { renderText } from '../../lib/diagnostics/text';

const source = { file: 'shop.yaml', text: 'spec:\n  ports: [80]\n\n\n\n\n\n\n\n  hosts: [orders]\n' };
const ports: Finding = {
  code: 'wrong-type', severity: 'error', message: '`ports` must be a list of objects', path: ['spec', 'ports', 0], location: at(2, 11, 13), help: 'write `{name: http}`',
};

function at(line: number, column: number, endColumn: number, file = 'shop.yaml'): Location {
  return { file, line, column, endLine: line, endColumn };
}

function render(findings: readonly Finding[], text = source.text, coloured = false): string {
  return renderText(findings, [{ ...source, text }], createColors(coloured));
}

test('nothing is said of nothing', () => {
  expect(render([])).toBe('');
});

test('a finding shows its code, place, line, fix and the places that have to do with it', () => {
  expect(render([{ ...ports, related: [{ message: 'the hosts', path: [], location: at(10, 11, 17) }] }])).toBe(`\
error[wrong-type]: \`ports\` must be a list of objects
  --> shop.yaml:2:11
   |
 2 |   ports: [80]
   |           ^^
   = help: write \`{name: http}\`
note: the hosts
  --> shop.yaml:10:11
   |
10 |   hosts: [orders]
   |           ^^^^^^

1 error in 1 file
`);
});

test('a finding in a program shows the construct and the property; one in a cluster, the resource; one about the input, neither', () => {
  const { location, ...elsewhere } = ports;
  const resource = { apiVersion: 'v1', kind: 'Service', namespace: 'shop', name: 'orders' };
  expect(location).toBeDefined();
  expect(render([
    { ...elsewhere, construct: 'App/orders', path: ['spec', 'hosts', 1, 'a.b/c'], severity: 'info', help: undefined },
    { ...elsewhere, resource, path: [], severity: 'warning', help: undefined },
    { ...elsewhere, message: 'a', help: undefined },
  ])).toBe(`\
warning[wrong-type]: \`ports\` must be a list of objects
 --> Service shop/orders

error[wrong-type]: a

info[wrong-type]: \`ports\` must be a list of objects
 --> App/orders spec.hosts[1]["a.b/c"]

1 error, 1 warning, 1 note
`);
});

test('findings stand in the order of files, lines and columns', () => {
  const of = (file: string, line: number, column: number, message: string): Finding => {
    return { ...ports, help: undefined, message, location: at(line, column, column + 1, file) };
  };
  const rendered = renderText([of('b', 1, 1, '5'), of('a', 10, 1, '4'), of('a', 9, 2, '3'), of('a', 9, 1, '2'), of('a', 9, 1, '1')], [], createColors(false));
  expect([...rendered.matchAll(/: (\d)$/gm)].map(([, message]) => message)).toEqual(['1', '2', '3', '4', '5']);
  expect(rendered).toContain('\n5 errors in 2 files\n');
});

test('colours are those of the palette', () => {
  expect(render([ports], undefined, true)).toContain('\u001b[31m^^\u001b[39m');
  expect(render([{ ...ports, severity: 'warning' }], undefined, true)).toContain('\u001b[33m^^\u001b[39m');
  expect(render([ports])).not.toContain('\u001b');
});

test.each<[string, string, Location, string, string]>([
  ['tabs', '\ta:\tbad\t# x', at(1, 5, 8), '    a:    bad    # x', '          ^^^'],
  ['wide characters', '描述: 订单 # 注', at(1, 5, 7), '描述: 订单 # 注', '      ^^^^'],
  ['combining marks and emoji', 'é: e\u0301😀 bad', at(1, 9, 12), 'é: e\u0301😀 bad', '       ^^^'],
  ['control characters', 'a: \u001b[31mred\u202e', at(1, 4, 13), 'a: \\u{1b}[31mred\\u{202e}', '   ^^^^^^^^^^^^^^^^^^^^^'],
  ['an empty value', 'a:', at(1, 3, 3), 'a:', '  ^'],
  ['a place behind the end of the line', 'a:', at(1, 9, 12), 'a:', '  ^'],
  ['a value of several lines', 'a: [b,   \n c]', { ...at(1, 4, 3), endLine: 2 }, 'a: [b,', '   ^^^'],
  ['a line of Windows', 'a: b\r\nc: d\r\n', at(2, 4, 5), 'c: d', '   ^'],
])('%s keep the underline under the value', (_name, text, location, line, underline) => {
  const [, , , shown, below] = render([{ ...ports, location }], text).split('\n');
  expect(shown).toBe(`${location.line} | ${line}`);
  expect(below).toBe(`  | ${underline}`);
});

test.each<[string, number, RegExp]>([
  ['at its beginning', 5, /^x{4}bad!x{112}…$/],
  ['in its middle', 500, /^…x{60}bad!x{56}…$/],
  ['at its end', 996, /^…x{115}bad!x$/],
])('a long line is cut around a place %s', (_name, column, expected) => {
  const text = `${'x'.repeat(column - 1)}bad!${'x'.repeat(997 - column)}`;
  const [, , , shown, below] = render([{ ...ports, location: at(1, column, column + 4) }], text).split('\n');
  expect(shown!.slice(4)).toMatch(expected);
  expect(shown!.slice(below!.indexOf('^'))).toMatch(/^bad!/);
  expect(below).toMatch(/^ {2}\| +\^{4}$/);
});

test('a long line is not cut within a character', () => {
  const [, , , shown] = render([{ ...ports, location: at(1, 72, 74) }], `${'😀'.repeat(10)}x${'😀'.repeat(600)}`).split('\n');
  expect(shown).toMatch(/^1 \| …(?:😀){5}x(?:😀)+…$/u);
});

test('no text of the input can pass itself off as a finding or act on the terminal', () => {
  const rendered = render([{ ...ports, message: 'a\nerror[x]: b\u001b[2J', help: 'c\rd', location: at(1, 1, 2, 'x\ny.yaml') }]);
  expect(rendered).toBe('error[wrong-type]: a\\u{a}error[x]: b\\u{1b}[2J\n --> x\\u{a}y.yaml:1:1\n  = help: c\\u{d}d\n\n1 error in 1 file\n');
});
