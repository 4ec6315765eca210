import type { Finding } from '../../lib/diagnostics/finding';
import { renderGithub } from '../../lib/diagnostics/github';

const location = { file: 'shop/orders.yaml', line: 7, column: 14, endLine: 7, endColumn: 19 };
const finding: Finding = { code: 'FL1001', rule: 'gateway-not-found', severity: 'error', message: 'there is no Gateway `inner`', path: ['spec', 'gateways', 0], location };

test('each finding is a command, in the order in which a person sees them', () => {
  expect(renderGithub([
    { ...finding, help: 'there is `public`', related: [{ message: 'it is here', path: [], location: { ...location, line: 20 } }, { message: 'and in the cluster', path: [] }] },
    { ...finding, severity: 'warning', location: { ...location, file: 'b.yaml', endLine: 9 } },
    { code: 'unreadable', severity: 'info', message: 'cannot read', path: [] },
  ])).toBe([
    '::notice title=unreadable::cannot read',
    '::warning file=b.yaml,line=7,endLine=9,title=FL1001 gateway-not-found::there is no Gateway `inner`',
    '::error file=shop/orders.yaml,line=7,endLine=7,col=14,endColumn=19,title=FL1001 gateway-not-found::there is no Gateway `inner`'
      + '%0Ahelp: there is `public`%0Anote: it is here (shop/orders.yaml:20)%0Anote: and in the cluster',
    '',
  ].join('\n'));
});

test('nothing is printed of nothing', () => {
  expect(renderGithub([])).toBe('');
});

test('no text ends a command, begins another or adds a property to one', () => {
  const hostile = '100%,a:b::\r\n::stop-commands::x\u2028\u202e\u001b[0m';
  const spoiled = { ...finding, code: hostile, rule: hostile, message: hostile, help: hostile, location: { ...location, file: hostile } };
  const printed = renderGithub([spoiled]);
  const safe = '100%25,a:b::\\u{d}\\u{a}::stop-commands::x\\u{2028}\\u{202e}\\u{1b}[0m';
  const inProperty = safe.replaceAll(':', '%3A').replaceAll(',', '%2C').replaceAll('\\u{d}', '/u{d}').replaceAll('\\', '/');
  expect(printed.split('\n')).toHaveLength(2);
  expect(printed.split(/[\r\u2028]/)).toHaveLength(1);
  expect(printed).toContain(`::${safe}%0Ahelp: ${safe}\n`);
  expect(printed.replaceAll('\\', '/')).toContain(`title=${inProperty} ${inProperty}::`);
  expect(printed.replaceAll('\\', '/')).toMatch(new RegExp('^::error file=[^,:]*,line=7,endLine=7,col=14,endColumn=19,title=[^,:]*::'));
});

test('a path of Windows is one of the repository', () => {
  expect(renderGithub([{ ...finding, location: { ...location, file: 'shop\\orders.yaml' } }])).toContain('file=shop/orders.yaml,');
});
