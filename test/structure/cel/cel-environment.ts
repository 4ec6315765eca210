import { isIP } from 'node:net';
import { celEnv, celFunc, celMethod, CelScalar, listType } from '@bufbuild/cel';
import { strings } from '@bufbuild/cel/ext';
import { urlScheme } from '../../../lib/structure/cel/url-scheme';

const { BOOL, DYN, STRING } = CelScalar;

/** CEL as the API server sets it up for CRDs, as far as the rules in `crds` use it; a URL is represented by its text. */
export const celEnvironment = celEnv({
  variables: { self: DYN },
  funcs: [
    ...strings,
    celFunc('isIP', [STRING], BOOL, (text) => isIP(text) !== 0),
    celFunc('isURL', [STRING], BOOL, (text) => urlScheme(text) !== undefined),
    celFunc('url', [STRING], STRING, (text) => {
      if (urlScheme(text) === undefined) throw new Error(`\`${text}\` is not a URL`);
      return text;
    }),
    celMethod('sum', listType(DYN), [], DYN, function () { return [...this].reduce<bigint>((sum, one) => sum + BigInt(one as bigint | number), 0n); }),
    celMethod('getScheme', STRING, [], STRING, function () { return urlScheme(this) ?? ''; }),
  ],
});
