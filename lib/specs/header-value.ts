import { text } from './text';

/** The value of a header; `empty` is what to do instead of an empty one. */
export const headerValue = (empty: string) => text({
  noun: 'header value',
  code: 'invalid-header',
  pattern: /^[!-~]([ -~]*[!-~])?$/,
  maxLength: 1024,
  allowed: 'printable ASCII, without spaces at the ends',
  explain: (given) => given === '' ? [{ message: 'the header value is empty', help: empty }] : [],
});
