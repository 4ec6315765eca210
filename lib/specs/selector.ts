import * as z from 'zod/mini';
import { about } from './field';
import { labelKey, labelValue } from './names';
import { withRule } from './rule';

const most = 64;

/** The labels that pods are chosen by; none at all would choose every pod. */
export const selector = about(withRule(z.record(labelKey, labelValue), (value) => {
  const size = Object.keys(value).length;
  if (size > most) return [{ code: 'too-many', message: `the map has ${size} entries`, help: `use at most ${most}` }];
  return size > 0 ? [] : [{
    code: 'empty',
    message: '`selector` is empty, which could be read as every pod',
    help: 'give the labels of the pods that are meant',
  }];
}), { minProperties: 1, maxProperties: most });
