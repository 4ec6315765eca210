import { map } from './map';
import { labelKey, labelValue } from './names';

/** The labels that pods are chosen by; none at all would choose every pod. */
export const selector = map(labelKey, labelValue, {
  max: 64,
  empty: { message: '`selector` is empty, which could be read as every pod', help: 'give the labels of the pods that are meant' },
});
