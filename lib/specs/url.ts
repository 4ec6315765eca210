import { quote } from './show';
import { text, type Reason } from './text';

const authority = '([A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{1,5})?';
const visible = '[!$%&()*+,./0-9:;=?@A-Z_a-z~\'[\\]-]';

/** The pattern of an address that starts in `https://`, without user information and fragment. */
export const httpsPattern = `https://${authority}([/?]${visible}*)?`;

/** Why a text is no such address. */
export function explainUrl(value: string): readonly Reason[] {
  // a password in it must not end in a log
  const shown = value.replace(/\/\/[^/?#]*@/, '//');
  const subject = `the URL ${quote(shown)}`;
  const user = /^[a-z]+:\/\/[^/?#]*@/i.test(value);
  return [
    ...value.startsWith('https://') ? [] : [{
      message: `${subject} does not start with \`https://\``,
      help: /^http:\/\//i.test(value) ? `what goes in the clear can be read and replaced on the way: write ${quote(shown.replace(/^http:/i, 'https:'))}` : 'give the whole URL, as in `https://id.example.com/jwks`',
    }],
    ...user ? [{ message: 'the URL has user information', help: 'leave out what stands before the `@`' }] : [],
    ...value.includes('#') ? [{ message: `${subject} has a fragment`, help: 'leave out the `#` and what follows' }] : [],
  ];
}

/** An address that starts in `https://`, without user information and fragment. */
export const httpsUrl = text({
  noun: 'URL',
  code: 'invalid-url',
  pattern: new RegExp(`^${httpsPattern}$`),
  maxLength: 2048,
  allowed: 'an `https://` URL without user information and fragment',
  explain: explainUrl,
});
