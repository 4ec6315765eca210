import type { HeaderModifier, HTTPRouteFilter } from '../../kube/gateway-api';
import type { RouteTable } from '../../routing/ownership';
import type { MeshIngress } from '../../specs/mesh-ingress';
import type { Problem } from '../../specs/problem';
import { tableOrigins } from '../table-origins';
import { tableRules } from './http-route';

/** The longest expression for a path, and the most headers that one rule changes in one way (the CRD of HTTPRoute). */
const [longest, mostHeaders] = [1024, 16];

/** Hosts whose routes are more than an HTTPRoute holds, though each spec is right. */
export function* limits(tables: readonly RouteTable[], ingresses: readonly MeshIngress[]): Generator<Problem> {
  for (const table of tables) {
    const rules = tableRules(table, ingresses);
    const [{ spec: on, path }] = tableOrigins(table);
    const length = Math.max(0, ...rules.flatMap(({ matches = [] }) => matches).map((match) => match.path.value).filter((value) => value.endsWith('$')).map((value) => value.length));
    if (length > longest) {
      const message = `a path of \`${table.host}\` becomes an expression of ${length} characters, and an HTTPRoute takes ${longest}`;
      yield { code: 'route-too-large', on, path, message, help: 'use shorter paths, or fewer that lie inside others' };
    }
    const headers = Math.max(0, ...rules.flatMap(({ filters = [] }) => filters).flatMap(changes));
    if (headers > mostHeaders) {
      const message = `a path of \`${table.host}\` changes ${headers} headers in one way, those that claims are written to among them, and an HTTPRoute takes ${mostHeaders}`;
      yield { code: 'route-too-large', on, path, message, help: 'change fewer headers' };
    }
  }
}

function changes(filter: HTTPRouteFilter): number[] {
  switch (filter.type) {
    case 'RequestHeaderModifier': return counted(filter.requestHeaderModifier);
    case 'ResponseHeaderModifier': return counted(filter.responseHeaderModifier);
    case 'RequestRedirect':
    case 'CORS': return [];
  }
}

function counted({ set = [], add = [], remove = [] }: HeaderModifier): number[] {
  return [set.length, add.length, remove.length];
}
