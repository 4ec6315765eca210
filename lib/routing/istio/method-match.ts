import type { StringMatch } from '../../kube/generated/virtual-service';

/** What a VirtualService asks of the method of a request. */
export function methodMatch(methods: readonly string[]): StringMatch {
  return methods.length === 1 ? { exact: methods[0]! } : { regex: methods.join('|') };
}

/** The methods that such a match takes. */
export function methodsOf({ exact, regex }: StringMatch): string[] {
  return exact === undefined ? regex!.split('|') : [exact];
}
