import fc from 'fast-check';
import { parse } from 'yaml';
import { plainScalar } from '../../lib/inputs/plain-scalar';
import { readsDifferently } from '../../lib/inputs/yaml-1-1';

const text = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'0123456789+-._eExXoOabfn:'), minLength: 1, maxLength: 8 }),
  fc.constantFrom(...['true', 'false', 'null', 'yes', 'no', 'on', 'off', 'y', 'n', '.inf', '.nan', '-.inf'].flatMap((word) => [word, word.toUpperCase(), word[0]!.toUpperCase() + word.slice(1), `${word}x`])),
  fc.constantFrom('~', '-0', '-0.0', '0.1', '999999999999999', '9007199254740993', '123456789.123456', '1.7976931348623157', '0o17', '0b1', '1e400'),
);

test('what is beyond doubt is what YAML 1.2 says, and YAML 1.1 too', () => {
  fc.assert(fc.property(text, (written) => {
    const value = plainScalar(written);
    if (value === undefined || /^(?:[-?:] *|.*:)$/.test(written)) return;
    expect([written, value]).toEqual([written, parse(written, { schema: 'core' })]);
    expect(readsDifferently(written)).toBe(false);
  }), { seed: 1, numRuns: 20_000 });
});

test.each([['8080', 8080], ['-1', -1], ['0', 0], ['0.5', 0.5], ['-12.25', -12.25], ['true', true], ['FALSE', false], ['~', null], ['Null', null], ['http', 'http'], ['1.2.3', '1.2.3'], ['500m', '500m']])('%s is read', (written, value) => {
  expect(plainScalar(written)).toBe(value);
});
