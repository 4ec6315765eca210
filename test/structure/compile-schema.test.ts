import { checkRule } from '../../lib/structure/check-rule';
import { compileRules } from '../../lib/structure/compile-rules';
import { compileSchema } from '../../lib/structure/compile-schema';
import type { Schema } from '../../lib/structure/schema';
import { parseRules } from '../../scripts/crds/parse-rules';
import { readCrds } from '../crds/read-crds';
import { messagesOf } from './messages-of';

/** Every schema below one. */
function schemasIn<R>(schema: Schema<R>): Schema<R>[] {
  const { properties = {}, items = [], additionalProperties = [], allOf = [], anyOf = [], oneOf = [], not = [] } = schema;
  return [schema, ...[...Object.values(properties), items, additionalProperties, ...allOf, ...anyOf, ...oneOf, not].flat().flatMap(schemasIn)];
}

describe.each(readCrds())('$group/$version $kind', ({ schema, otherVersions = {} }) => {
  it('is judged to its end: nothing in its schema is passed over', () => {
    const all = [schema, ...Object.values(otherVersions)].flatMap((one) => schemasIn(parseRules(one)));
    expect(all.length).toBeGreaterThan(3);
    for (const each of all) {
      compileSchema(each);
      compileRules(each, checkRule);
    }
  });
});

describe('a schema that cannot be judged is thrown', () => {
  it.each([
    ['an unknown keyword', { multipleOf: 2 }, '`multipleOf`'],
    ['a keyword named as a member of Object', { constructor: {} }, '`constructor`'],
    ['an unknown format', { type: 'string', format: 'email' }, '`email`'],
    ['a list without items', { type: 'array' }, '`items`'],
  ])('%s', (_, schema, reason) => {
    expect(() => compileSchema(schema as unknown as Schema)).toThrow(reason);
  });
});

describe('keywords', () => {
  const cases: readonly (readonly [Schema, readonly unknown[], readonly unknown[]])[] = [
    [{ type: 'integer', format: 'int32' }, [0, -(2 ** 31), 2 ** 31 - 1], [2 ** 31, -(2 ** 31) - 1, 0.5, '1', null]],
    [{ type: 'integer', format: 'int64' }, [2 ** 31], [2 ** 53, NaN]],
    [{ type: 'number', format: 'double' }, [0.5, -1e300], [Infinity, '1']],
    [{ type: 'number', minimum: 0, maximum: 100 }, [0, 100], [-0.1, 100.1]],
    [{ type: 'boolean', nullable: true }, [true, null], ['true', undefined]],
    [{ 'x-kubernetes-int-or-string': true, 'pattern': '^[0-9]+$' }, [1, '1'], ['a', 0.5, true]],
    [{ type: 'string', minLength: 2, maxLength: 2 }, ['ab', '😀😀'], ['a', '😀', 'abc']],
    [{ type: 'string', pattern: 'b' }, ['abc'], ['ac']],
    [{ type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 1 }, [['a']], [[], ['a', 'b'], [1], { 0: 'a' }]],
    [{ type: 'object', additionalProperties: { type: 'string' }, minProperties: 1 }, [{ a: 'b' }], [{}, { a: 1 }]],
    [{ type: 'object', additionalProperties: { type: 'string' }, maxProperties: 1 }, [{}, { a: 'b' }], [{ a: 'b', c: 'd' }]],
    [{ 'type': 'array', 'items': {}, 'x-kubernetes-list-type': 'set' }, [['a', 'b'], ['1', 1]], [['a', 'b', 'a']]],
    [{ type: 'string', format: 'ipv4' }, ['10.0.0.1'], ['10.0.0.256', '10.0.0.0/8', '::1', 'a']],
    [{ type: 'string', format: 'ipv6' }, ['::1', '2001:db8::10.0.0.1'], ['10.0.0.1', ':::', '::1]:80/', 'fe80::1%eth0']],
    [{ anyOf: [{ properties: { a: { enum: ['x'] }, b: { format: 'ipv4' } } }] }, [{ a: 'x', b: '10.0.0.1', c: 1 }, {}, 'a'], [{ a: 'y' }, { b: '::1' }]],
    [{ 'type': 'object', 'x-kubernetes-preserve-unknown-fields': true }, [{}, { a: [1] }], [[], null]],
    [{ type: 'object', properties: { a: { type: 'string' } }, required: ['a'] }, [{ a: '' }], [{}, { a: undefined }, { a: 'b', b: 1 }]],
    [{ not: { required: ['a'] } }, [{}], [{ a: 1 }]],
    [{ anyOf: [{ required: ['a'] }, { required: ['b'] }] }, [{ a: 1 }, { a: 1, b: 1 }], [{}]],
    [{ oneOf: [{ required: ['a'] }, { required: ['b'] }] }, [{ a: 1 }], [{}, { a: 1, b: 1 }]],
    [{ allOf: [{ required: ['a'] }, { required: ['b'] }] }, [{ a: 1, b: 1 }], [{}, { a: 1 }]],
  ];

  it.each(cases)('%j', (schema, good, bad) => {
    const check = compileSchema(schema);
    const found = (value: unknown) => messagesOf(check, value);
    expect(good.map(found)).toEqual(good.map(() => []));
    expect(bad.filter((value) => found(value).length === 0)).toEqual([]);
  });
});
