import * as z from 'zod/mini';
import { about, field, optional } from './field';
import { list } from './list';
import { dnsLabel } from './names';
import { atLeastOneOf } from './one-of';
import { withRule } from './rule';
import { quote } from './show';
import { unique } from './unique';

const application = z.strictObject({
  name: field(dnsLabel('name'), 'The name of the SecureApplication.', { example: 'stock' }),
  namespace: optional(dnsLabel('namespace'), 'The namespace of the SecureApplication.', { fallback: 'the namespace of this document', example: 'shop' }),
});

const applications = unique(list(application, {
  max: 64,
  empty: { message: '`applications` is empty, which could be read as every application', help: 'leave `applications` out to call none' },
}), {
  key: ({ name, namespace }) => typeof name === 'string' && typeof namespace === 'string' ? `${namespace}/${name}` : namespace === undefined ? name : undefined,
  noun: 'application',
  help: 'list each application once',
});

const some = ['applications'] as const;

/** What an application may call; whatever is not listed is refused by its own proxy. */
export const callees = about(withRule(atLeastOneOf(z.strictObject({
  applications: optional(applications, [
    'The SecureApplications that it may call. Each must list it among its `callers`, which also say what of it may be used.',
    'The Service of one that is not in sight is taken to have its name.',
  ].join(' '), { fallback: 'none', example: '[{name: stock}]' }),
  none: optional(z.strictObject({}), 'It calls nobody.', { example: '{}' }),
}), [...some, 'none']), (value) => {
  const others = value.none === undefined ? [] : some.filter((name) => value[name] !== undefined);
  return others.map((name) => ({ code: 'callees-contradict', at: [name], message: `${quote(name)} stands beside \`none\`, which says that nobody is called`, help: 'keep one of the two' }));
}, {
  rule: `!has(self.none) || !(${some.map((name) => `has(self.${name})`).join(' || ')})`,
  message: 'nothing stands beside none, which says that nobody is called',
}), { later: ['services', 'external', 'kubernetesApi', 'anywhere'] });
