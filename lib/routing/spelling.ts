/** Whether a client may send a character as it is or escaped, without any proxy making the two the same. */
export function isEscapable(character: string): boolean {
  return /[!$&'()+,=:@]/.test(character);
}

/** Whether a literal segment can be spelled otherwise so that applications read the same name: in another case, or escaped. */
export function hasOtherSpellings(segment: string): boolean {
  return /[A-Za-z]/.test(segment) || [...segment].some(isEscapable);
}
