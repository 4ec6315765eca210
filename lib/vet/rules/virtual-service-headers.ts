import { eachResource, type Wrong } from '../readers/each-resource';
import { entriesAt, textsAt } from '../readers/items-at';
import { httpRoutes, partOf, sharesOf, type Part } from '../readers/routes';
import { rule } from '../rule';

const value = /^(?:[^%]|%%|%[^%(]+(?:\((?:[^)\\]|\\.)*\) *)?%)*$/s;
// eslint-disable-next-line no-control-regex -- these are what a header may not hold
const control = /[\u0000-\u0008\u000a-\u001f\u007f]/;

export const virtualServiceHeaders = rule({
  code: 'FL3019',
  name: 'virtual-service-headers',
  severity: 'error',
  summary: 'A route changes a header that it cannot change, or to a value that it cannot have.',
  why: 'Names with a colon are Envoy\'s own, `Host` can be set in requests alone, and `%` starts a variable of Envoy\'s, so that a `%` by itself is `%%`. The webhook refuses the VirtualService (pkg/config/validation/virtualservice.go and header_value_validator.go).',
  reads: ['networking.istio.io/VirtualService'],
  sameAs: ['IST0106'],
  check: eachResource(['networking.istio.io/VirtualService'], function* (on) {
    const routes = httpRoutes(on);
    for (const part of [...routes, ...sharesOf(routes)]) yield* judge(part);
  }),
});

function* judge(part: Part): Generator<Wrong> {
  const headers = partOf(part, 'headers');
  if (!headers) return;
  for (const direction of ['request', 'response']) {
    const operations = partOf(headers, direction);
    if (!operations) continue;
    for (const field of ['add', 'set']) {
      for (const entry of entriesAt(operations.value[field], [...operations.path, field])) {
        yield* nameFault(entry.key, { path: entry.path, at: 'key' }, direction === 'request');
        if (typeof entry.value === 'string') yield* valueFault(entry.value, entry.path);
      }
    }
    for (const { path, value: name } of textsAt(operations.value.remove, [...operations.path, 'remove'])) yield* nameFault(name, { path }, false);
  }
}

function* nameFault(name: string, place: Pick<Wrong, 'path' | 'at'>, maySetHost: boolean): Generator<Wrong> {
  const isHost = /^(?:host|:authority)$/i.test(name);
  if (name === '') yield { ...place, message: 'the header has no name', help: 'write a name' };
  else if (isHost ? !maySetHost : name.startsWith(':')) yield { ...place, message: `\`${name}\` cannot be changed here`, help: isHost ? 'set `host` under `request`, or write `rewrite.authority`' : 'leave it out' };
}

function* valueFault(text: string, path: Wrong['path']): Generator<Wrong> {
  if (control.test(text)) yield { path, message: 'a header cannot hold control characters', help: 'write it in one line' };
  else if (!value.test(text)) yield { path, message: 'a `%` here starts a variable that does not end', help: 'write `%%` for the character itself' };
}
