import { isRecord } from '../../lib/structure/is-record';
import type { Crd } from '../../scripts/crds/crd';
import { describeValue } from './describe-value';

type Check = (value: unknown, path: string, errors: string[]) => void;

const dnsLabel = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const dnsSubdomain = /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const qualifiedName = /^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const labelValue = /^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/;
const annotationBytes = 256 * 1024;

/**
 * Metadata of a resource that is to be written: name, namespace by the scope of the kind, labels and annotations, by the rules of apimachinery.
 * Any other field belongs to the server or to controllers and is an error.
 */
export function checkMetadata(scope: Crd['scope']): Check {
  const fields: Readonly<Record<string, Check>> = {
    name: checkText(dnsSubdomain, 'a DNS subdomain'),
    ...scope === 'Namespaced' && { namespace: checkText(dnsLabel, 'a DNS label') },
    labels: checkLabels,
    annotations: checkAnnotations,
  };
  return (value, path, errors) => {
    const metadata = isRecord(value) ? value : {};
    for (const name of Object.keys(fields).slice(0, scope === 'Namespaced' ? 2 : 1)) {
      if (!Object.hasOwn(metadata, name)) errors.push(`${path}.${name}: required`);
    }
    for (const key of Object.keys(metadata)) {
      if (Object.hasOwn(fields, key)) fields[key]?.(metadata[key], `${path}.${key}`, errors);
      else errors.push(`${path}.${key}: ${key === 'namespace' ? 'the kind has no namespace' : 'unknown field'}`);
    }
  };
}

function checkText(pattern: RegExp, what: string): Check {
  return (value, path, errors) => {
    if (typeof value !== 'string') errors.push(`${path}: must be a string, is ${describeValue(value)}`);
    else if (!pattern.test(value)) errors.push(`${path}: must be ${what}, is \`${value}\``);
  };
}

function checkLabels(value: unknown, path: string, errors: string[]): void {
  const checkValue = checkText(labelValue, 'a label value');
  for (const [key, text] of entries(value, path, errors)) {
    if (!isQualifiedName(key)) errors.push(`${path}[${key}]: the key must be a label key`);
    checkValue(text, `${path}[${key}]`, errors);
  }
}

function checkAnnotations(value: unknown, path: string, errors: string[]): void {
  let bytes = 0;
  for (const [key, text] of entries(value, path, errors)) {
    if (!isQualifiedName(key.toLowerCase())) errors.push(`${path}[${key}]: the key must be an annotation key`);
    checkText(/^/, 'text')(text, `${path}[${key}]`, errors);
    bytes += Buffer.byteLength(key) + (typeof text === 'string' ? Buffer.byteLength(text) : 0);
  }
  if (bytes > annotationBytes) errors.push(`${path}: must have at most ${annotationBytes} bytes, has ${bytes}`);
}

function entries(value: unknown, path: string, errors: string[]): [string, unknown][] {
  if (isRecord(value)) return Object.entries(value);
  errors.push(`${path}: must be an object, is ${describeValue(value)}`);
  return [];
}

function isQualifiedName(key: string): boolean {
  const parts = key.split('/');
  const name = parts.pop() ?? '';
  return qualifiedName.test(name) && parts.length <= 1 && parts.every((prefix) => dnsSubdomain.test(prefix));
}
