import { record } from '../../kube/record';
import { parsePath, shapeOf } from '../../routing/path-pattern';
import type { Checked } from '../../specs/checked';
import type { MeshIngress } from '../../specs/mesh-ingress';
import { parsePathRule } from '../../specs/parse-path-rule';
import type { PathRule } from '../../specs/secure-application';
import { quote } from '../../specs/show';
import { withHead } from '../methods';
import { inDocument, type ApiDocument } from './api-document';
import { basePath } from './base-path';
import { operationsOf, type Operation } from './operations';
import { requiredAuth } from './required-auth';

/**
 * The paths of an OpenAPI document as a spec would list them. An entry of the spec for the same path and method goes before what the
 * document says of that; whatever else no spec can say is a problem, so that nothing is looser or stricter than the document in silence.
 */
export function* documentPaths(document: ApiDocument, entries: readonly PathRule[], ingress: MeshIngress): Checked<PathRule[]> {
  if (!(yield* isKnownVersion(document))) return [];
  const base = yield* basePath(document);
  const operations = base === undefined ? [] : yield* operationsOf(document, base);
  const rules = new Map<string, { readonly entry: PathRule; readonly operation: Operation; readonly methods: string[] }>();
  for (const operation of operations.filter((one) => !entries.some((entry) => isFor(entry, one)))) {
    const entry = yield* entryOf(document, operation, ingress);
    if (!entry) continue;
    const key = JSON.stringify(entry);
    const same = rules.get(key);
    if (same) same.methods.push(operation.method);
    else rules.set(key, { entry, operation, methods: [operation.method] });
  }
  return yield* sound(document, [...rules.values()].map(({ entry, operation, methods }) => ({ entry: { ...entry, methods }, operation })));
}

function* isKnownVersion(document: ApiDocument): Checked<boolean> {
  const { openapi, swagger } = record(document.value);
  if (typeof openapi === 'string' && /^3\.[01]\.\d+$/.test(openapi)) return true;
  const is = swagger === undefined ? `its \`openapi\` is ${typeof openapi === 'string' ? quote(openapi) : 'missing'}` : 'it is of Swagger 2';
  const message = `the document is none of OpenAPI 3.0 or 3.1: ${is}`;
  yield inDocument(document, { code: 'openapi-version', at: [openapi === undefined ? 'swagger' : 'openapi'], message, help: 'convert it to `openapi: 3.1.0`' });
  return false;
}

function isFor(entry: PathRule, { path, method }: Operation): boolean {
  return shapeOf(parsePath(entry.path)) === shapeOf(parsePath(path)) && (withHead(entry.methods)?.includes(method) ?? true);
}

/** One operation as an entry, without its method. */
function* entryOf(document: ApiDocument, operation: Operation, ingress: MeshIngress): Checked<PathRule | undefined> {
  const { path, widened, method, at } = operation;
  const instead = `write what is meant as an entry in \`paths\` of the spec, which goes before this one: \`{path: ${path}, methods: […], auth: …}\``;
  if (widened !== undefined) {
    yield inDocument(document, { code: 'openapi-path', at, message: `the path cannot be carried over: ${widened}`, help: instead });
  } else if (method === 'TRACE') {
    const help = `leave it out, or ${instead.replace(', methods: […]', '')}`;
    yield inDocument(document, { code: 'openapi-method', at, message: '`trace` is served by no ingress', help });
  }
  const required = yield* requiredAuth(document, operation, ingress);
  return required && widened === undefined && method !== 'TRACE' ? { path, ...required } : undefined;
}

/** The entries as the schema of specs has them: scopes and paths may be any text until here. */
function* sound(document: ApiDocument, all: readonly { readonly entry: object; readonly operation: Operation }[]): Checked<PathRule[]> {
  const rules: PathRule[] = [];
  for (const { entry, operation: { at } } of all) {
    const { rule, mistakes } = parsePathRule(entry);
    if (rule) rules.push(rule);
    else for (const { code, message, help } of mistakes) yield { code, on: document.value, path: at, message, ...(help !== undefined && { help }) };
  }
  return rules;
}
