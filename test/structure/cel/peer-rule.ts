import { isCelError, parse, plan } from '@bufbuild/cel';
import { tell, type Check } from '../../../lib/structure/check';
import type { Rule, Schema } from '../../../scripts/crds/schema';
import { celEnvironment } from './cel-environment';
import { celInput } from './cel-input';

/** The check of one CEL rule by another implementation of CEL, with all functions that the API server gives to rules. */
export function peerRule({ rule, message }: Rule, schema: Schema): Check {
  const evaluate = plan(celEnvironment, parse(rule));
  return (value, judging) => {
    const result = evaluate({ self: celInput(schema, value) });
    const reason = isCelError(result) ? ` (${result.message})` : '';
    if (result !== true) tell(judging, 'rule', () => ({ message: `${message}${reason}`, help: '' }));
  };
}
