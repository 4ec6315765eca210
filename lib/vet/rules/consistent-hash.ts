import { shown } from '../../kube/shown';
import { eachResource, type Wrong } from '../readers/each-resource';
import { partOf, partsOf, type Part } from '../readers/routes';
import { policyParts } from '../readers/traffic-policies';
import { rule } from '../rule';

export const consistentHash = rule({
  code: 'FL3046',
  name: 'consistent-hash',
  severity: 'error',
  summary: 'A consistent hash cannot be made as it is asked for.',
  why: 'A cookie and its attributes need names; Maglev\'s table has a prime number of places below 5000011; and there is one way to hash. The webhook refuses the DestinationRule, and warns of `minimumRingSize` outside of `ringHash` (pkg/config/validation/validation.go, `validateLoadBalancer`).',
  reads: ['networking.istio.io/DestinationRule'],
  sameAs: ['IST0106', 'IST0133'],
  check: eachResource(['networking.istio.io/DestinationRule'], function* (on) {
    for (const hash of policyParts(on, 'loadBalancer').flatMap((part) => partOf(part, 'consistentHash') ?? [])) {
      yield* cookies(hash);
      yield* tables(hash);
    }
  }),
});

function* cookies(hash: Part): Generator<Wrong> {
  const cookie = partOf(hash, 'httpCookie');
  if (!cookie) return;
  if (cookie.value.name === '') yield { path: [...cookie.path, 'name'], message: 'the cookie has no name', help: 'write a name' };
  const seen = new Set<unknown>();
  for (const { path, value: { name } } of partsOf([cookie], 'attributes')) {
    if (name === '') yield { path: [...path, 'name'], message: 'the attribute has no name', help: 'write a name, such as `SameSite`' };
    else if (seen.has(name)) yield { path: [...path, 'name'], message: `the cookie has another attribute \`${shown(name)}\``, help: 'keep one of them' };
    seen.add(name);
  }
}

function* tables(hash: Part): Generator<Wrong> {
  const { path, value } = hash;
  const maglev = partOf(hash, 'maglev');
  if (typeof value.minimumRingSize === 'number' && value.minimumRingSize !== 0) {
    const twice = maglev !== undefined || partOf(hash, 'ringHash') !== undefined;
    yield {
      path: [...path, 'minimumRingSize'],
      at: 'key',
      ...(!twice && { severity: 'warning' as const }),
      message: twice ? '`minimumRingSize` cannot stand beside `ringHash` and `maglev`' : '`minimumRingSize` is no longer to be used here',
      help: twice ? 'leave it out' : 'write `ringHash: {minimumRingSize: …}`',
    };
  }
  const { tableSize = 0 } = maglev?.value ?? {};
  if (maglev && typeof tableSize === 'number' && !(tableSize < 5000011 && isPrime(tableSize))) {
    yield { path: [...maglev.path, 'tableSize'], message: `${tableSize} is no size of a table of Maglev's`, help: 'write a prime number below 5000011, such as 65537' };
  }
}

function isPrime(number: number): boolean {
  if (number > 0 && number < 4) return true;
  if (number % 2 === 0) return false;
  for (let factor = 3; factor * factor <= number; factor += 2) {
    if (number % factor === 0) return false;
  }
  return true;
}
