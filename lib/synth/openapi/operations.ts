import { record } from '../../kube/record';
import type { Checked } from '../../specs/checked';
import { quote } from '../../specs/show';
import { inDocument, resolved, type ApiDocument, type Part } from './api-document';

/** One operation of a document. */
export interface Operation extends Part {
  /** As a spec writes it, with `{x}` for whatever the document's path has in a segment that no spec can have. */
  readonly path: string;
  /** Why the path is not quite the document's. */
  readonly widened?: string;
  /** In upper case. */
  readonly method: string;
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];
const most = 512;

/** Every operation of a document, in its order. */
export function* operationsOf(document: ApiDocument, base: string): Checked<Operation[]> {
  const operations: Operation[] = [];
  for (const [template, item] of Object.entries(record(record(document.value).paths))) {
    if (template.startsWith('x-')) continue;
    const part = yield* resolved(document, { value: item, at: ['paths', template] });
    if (part) operations.push(...yield* ofPath(document, template, base, part));
  }
  if (operations.length === 0) {
    const message = 'the document has no operation, so that nothing would be served';
    yield inDocument(document, { code: 'openapi-empty', at: ['paths'], message, help: 'leave `openapi` out, or add what is to be served' });
  }
  if (operations.length <= most) return operations;
  yield inDocument(document, { code: 'too-many', at: ['paths'], message: `the document has ${operations.length} operations`, help: `use at most ${most}` });
  return [];
}

function* ofPath(document: ApiDocument, template: string, base: string, { value, at }: Part): Checked<Operation[]> {
  const item = record(value);
  if (!template.startsWith('/')) {
    const message = `the path ${quote(template)} does not start with \`/\``;
    yield inDocument(document, { code: 'openapi-path', at, message, help: `write ${quote(`/${template}`)}` });
    return [];
  }
  const found = methods.filter((method) => Object.hasOwn(item, method)).map((method) => ({ method, value: item[method], at: [...at, method] }));
  for (const owner of [{ value, at }, ...found]) {
    if (!Object.hasOwn(record(owner.value), 'servers')) continue;
    const help = 'write them at the document itself, or list the paths in the spec';
    yield inDocument(document, { code: 'openapi-servers', at: [...owner.at, 'servers'], message: '`servers` of a path are not read', help });
  }
  const path = specPath(`${base}${template}`);
  return found.map(({ method, ...part }) => ({ ...part, ...path, method: method.toUpperCase() }));
}

const literal = /^(?!\.{1,2}$)[A-Za-z0-9._~!$&'()+,=:@-]+$/;

/** A path of OpenAPI as a spec has it. */
function specPath(template: string): Pick<Operation, 'path' | 'widened'> {
  const segments = template.split('/').slice(1);
  const closed = segments.length > 1 && segments.at(-1) === '';
  const kept = closed ? segments.slice(0, -1) : segments;
  const unlike = kept.filter((segment) => segment !== '' && !literal.test(segment) && !/^\{[^{}]*\}$/.test(segment));
  const path = `/${kept.map((segment) => (literal.test(segment) || segment === '' ? segment : parameter(segment))).join('/')}`;
  const reasons = [
    ...unlike.map((segment) => (segment.includes('{') ? `${quote(segment)} has a parameter in a part of a segment` : `${quote(segment)} has characters that no path of a spec has`)),
    ...closed ? ['it ends in `/`'] : [],
    ...kept.length > 1 && kept.includes('') ? ['it has an empty segment'] : [],
  ];
  return { path, ...(reasons.length > 0 && { widened: reasons[0]! }) };
}

/** What a parameter is called has no meaning. */
function parameter(segment: string): string {
  return /^\{[A-Za-z0-9_-]+\}$/.test(segment) ? segment : '{x}';
}
