import * as z from 'zod/mini';
import { field, optional } from './field';
import { matchedHeader, sameHeader } from './header';
import { headerValue } from './header-value';
import { list } from './list';
import { map } from './map';
import { dnsLabel, labelKey, labelValue } from './names';
import { integer } from './numbers';
import { withRule, type Mistake } from './rule';
import { unique } from './unique';

const headers = withRule(map(matchedHeader, headerValue('write the value that the header has'), { max: 8, empty: { message: '`headers` is empty, which every request would match', help: 'leave `match` out' } }), (values) => {
  const names = Object.keys(values);
  return names.filter((name, index) => names.findIndex((other) => sameHeader(other) === sameHeader(name)) < index).map((name) => ({
    code: 'duplicate', at: [name], message: `the header \`${name}\` is asked for twice`, help: 'write each header once, in one case of its letters',
  }));
});

const version = z.strictObject({
  name: field(dnsLabel('version'), 'Its name.', { example: 'v1' }),
  labels: field(map(labelKey, labelValue, { max: 8, empty: { message: '`labels` is empty, which could be read as every pod', help: 'give the labels that the pods of this version have and those of no other' } }), [
    'The labels of its pods, beside those of the application. Each two versions have one of their keys in common, with another value.',
  ].join(' '), { example: '{version: v1}' }),
  weight: field(integer('weight', 0, 100), 'How many of a hundred requests it gets, or connections where nobody reads requests.', { example: '90' }),
  match: optional(z.strictObject({
    headers: field(headers, 'Request headers with these very values, all of them. What is no secret opens nothing: who may use a path is the same for every version.', { example: '{x-version: v2}' }),
  }), 'Requests that it gets whatever the weights; of several versions that match, the first.', { fallback: 'none', example: '{headers: {x-version: v2}}' }),
});

type Version = z.output<typeof version>;

const named = unique(list(version, { max: 8, empty: { message: '`versions` is empty, so that no pod would get a request', help: 'leave `versions` out for all pods alike' } }), {
  key: ({ name }) => name,
  at: () => 'name',
  noun: 'version',
  help: 'give each version a name of its own',
  cel: 'x.name == y.name',
});

const weighed = withRule(named, (versions: readonly Version[]) => {
  const weights: readonly unknown[] = versions.map((one) => one?.weight);
  const sum = weights.reduce<number>((before, weight) => (typeof weight === 'number' ? before + weight : NaN), 0);
  return Number.isNaN(sum) || sum === 100 || versions.length === 0 ? [] : [{ code: 'weights-differ', message: `the weights sum to ${sum}`, help: 'make it 100; a version that is only to be ready, or got by its `match`, has `weight: 0`' }];
}, { rule: 'self.map(x, x.weight).sum() == 100', message: 'the weights of versions sum to 100' });

const apart = withRule(weighed, (versions: readonly Version[]) => versions.flatMap((one, index) => {
  const first = versions.findIndex((other, at) => at < index && meet(other?.labels, one?.labels));
  return first === -1 ? [] : [{
    code: 'versions-meet',
    at: [index, 'labels'],
    message: 'a pod could be of this version and of another one',
    help: 'give both the same key with two values, such as `version`',
    related: [{ at: [first, 'labels'], message: 'the other one' }],
  } satisfies Mistake];
}), {
  rule: 'self.all(x, self.all(y, x.name == y.name || x.labels.exists(k, k in y.labels && x.labels[k] != y.labels[k])))',
  message: 'a pod could be of two versions',
});

function meet(a: unknown, b: unknown): boolean {
  const isMap = (value: unknown): value is Version['labels'] => typeof value === 'object' && value !== null;
  if (!isMap(a) || !isMap(b) || Object.keys(b).length === 0) return false;
  const keys = Object.keys(a);
  return keys.length > 0 && !keys.some((key) => Object.hasOwn(b, key) && a[key] !== b[key]);
}

/** All versions of an application that run at one time, and how many requests each gets. */
export const versions = unique(apart, {
  key: ({ match }) => keyOf(match?.headers),
  at: () => 'match',
  noun: 'match',
  help: 'requests that match go to one version',
  cel: '(has(x.match) && has(y.match) ? x.match == y.match : x == y)',
});

function keyOf(asked: unknown): string | undefined {
  const entries = Object.entries(Object(asked) as object).map(([name, value]) => `${name.toLowerCase()}: ${JSON.stringify(value)}`);
  return entries.length === 0 ? undefined : entries.sort().join(', ');
}
