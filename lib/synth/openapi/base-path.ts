import { list } from '../../kube/list';
import { record } from '../../kube/record';
import type { Checked } from '../../specs/checked';
import { inDocument, type ApiDocument } from './api-document';

/** The path that all servers of a document put before its paths, without a slash at its end; its hosts are no concern of it. */
export function* basePath(document: ApiDocument): Checked<string | undefined> {
  const servers = list(record(document.value).servers);
  const paths = new Set<string>();
  for (const [index, server] of servers.entries()) {
    const { url } = record(server);
    const path = typeof url === 'string' ? pathOf(url) : undefined;
    if (path === undefined) {
      const message = 'the path of this server cannot be told: it has variables, or is none';
      yield inDocument(document, { code: 'openapi-servers', at: ['servers', index, 'url'], message, help: 'write the path out, as in `/v1`' });
      return undefined;
    }
    paths.add(path);
  }
  if (paths.size <= 1) return [...paths][0] ?? '';
  const message = `the servers put different paths before those of the document: ${[...paths].map((path) => `\`${path || '/'}\``).join(', ')}`;
  yield inDocument(document, { code: 'openapi-servers', at: ['servers'], message, help: 'keep one path, or list the paths in the spec itself' });
  return undefined;
}

/** Variables may stand in the host alone. */
function pathOf(url: string): string | undefined {
  const [, path = ''] = /^(?:[a-z][a-z0-9+.-]*:)?\/\/[^/?#]*(.*)$/i.exec(url) ?? [undefined, url.startsWith('/') || url === '' ? url : undefined];
  const isUrl = url === '' || url.startsWith('/') || /^[a-z][a-z0-9+.-]*:\/\//i.test(url);
  if (!isUrl || /[{}?#]/.test(path)) return undefined;
  return path.replace(/\/+$/, '');
}
