import { namePattern } from './host';
import { quote } from './show';
import { text, type Reason } from './text';

const port = '(:[0-9]{1,5})?';

/** An origin as browsers send it: `https://shop.example.com`, one level of names as in `https://*.example.com`, this machine, or `*` for all. */
export const origin = text({
  noun: 'origin',
  code: 'invalid-origin',
  pattern: new RegExp(`^(\\*|https://(\\*\\.)?${namePattern}${port}|http://localhost${port})$`),
  maxLength: 300,
  allowed: '`https://` with a host, such as `https://shop.example.com` or `https://*.example.com`, `http://localhost` with a port, or `*` for every origin',
  explain,
});

function explain(value: string): readonly Reason[] {
  const subject = `the origin ${quote(value)}`;
  if (value === 'null') return [{ message: `${subject} is what any sandboxed page sends`, help: 'name the origins by their hosts' }];
  const url = /^(https?:\/\/[^/?#]+)[/?#]/i.exec(value);
  if (url) return [{ message: `${subject} has a path`, help: `write ${quote(url[1]!.toLowerCase())}, as browsers send it` }];
  if (value !== value.toLowerCase()) return [{ message: `${subject} has upper-case letters`, help: `write ${quote(value.toLowerCase())}, as browsers send it` }];
  if (value.startsWith('http://')) return [{ message: `${subject} is not \`https\`: whoever is on the way could speak for it`, help: `write ${quote(value.replace('http:', 'https:'))}` }];
  if (/^[a-z0-9*][a-z0-9.*-]*(:[0-9]+)?$/.test(value)) return [{ message: `${subject} has no scheme`, help: `write ${quote(`https://${value}`)}` }];
  return [];
}
