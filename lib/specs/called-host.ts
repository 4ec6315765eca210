import { domainPattern } from './host';
import { withRule } from './rule';
import { quote } from './show';
import { text } from './text';

const anyName = text({
  noun: 'host',
  code: 'invalid-host',
  pattern: new RegExp(`^(\\*\\.)?${domainPattern}$`),
  maxLength: 253,
  allowed: 'a full name as in `api.example.com`, or all below a name of two labels or more as in `*.example.com`',
});

/** Names that a cluster gives to its own Services, and those that stand for addresses. */
const ofCluster = /\.(svc|local)$|\.addresses\.internal$/;

/** The full name of a host outside of the mesh, or of all below a name. */
export const calledHost = withRule(anyName, (value) => {
  if (/^[0-9.]+$/.test(value)) return [{ code: 'invalid-host', message: `${quote(value)} is an address`, help: `write \`addresses: [${value}]\`` }];
  return ofCluster.test(value) ? [{ code: 'callee-in-cluster', message: `${quote(value)} is a name inside a cluster`, help: 'list it under `applications` or `services`' }] : [];
}, {
  rule: '!self.matches(\'^[0-9.]+$\') && !self.matches(\'(^|[.])(svc|local)$\')',
  message: 'this is no host outside of the cluster',
});
