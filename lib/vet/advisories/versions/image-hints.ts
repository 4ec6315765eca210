import { list } from '../../../kube/list';
import { podTemplateOf, podTemplatePath } from '../../../kube/pod';
import { record } from '../../../kube/record';
import type { Resource } from '../../../kube/resource';
import { text } from '../../../kube/text';
import type { Hint } from './hint';

/** Names of images that nothing else has. */
const ownNames = new Set(['install-cni', 'proxyv2', 'proxy_init', 'ztunnel']);
/** Names that others may have too, and count where the image or the container says «istio». */
const sharedNames = new Set(['citadel', 'galley', 'istiod', 'mixer', 'operator', 'pilot', 'proxy', 'sidecar_injector']);

/** The tags of Istio's own images in the containers that a resource runs. */
export function* imageHints(resource: Resource): Iterable<Hint> {
  const template = podTemplateOf(resource);
  if (!template) return;
  const base = podTemplatePath(resource)!;
  for (const field of ['containers', 'initContainers']) {
    for (const [index, entry] of list(record(template.spec)[field]).entries()) {
      const { name, image } = record(entry);
      const tag = istioTag(text(image), text(name));
      if (tag !== undefined) yield { path: [...base, 'spec', field, index, 'image'], text: tag, by: 'image' };
    }
  }
}

/** The tag of an image of Istio, or its digest where it has none; `undefined` for images of others, and for `auto`, which is filled in later. */
export function istioTag(image: string | undefined, container?: string): string | undefined {
  if (image === undefined) return undefined;
  const { repository, tag, digest } = imageParts(image);
  return isOfIstio(repository, container) ? tag ?? digest : undefined;
}

/** The name and the tag of an image; a registry may have a port, and a digest may follow. */
export function imageParts(image: string): { readonly repository: string; readonly tag?: string; readonly digest?: string } {
  const at = image.indexOf('@');
  const named = at < 0 ? image : image.slice(0, at);
  const colon = named.lastIndexOf(':');
  const hasTag = colon > named.lastIndexOf('/');
  return {
    repository: hasTag ? named.slice(0, colon) : named,
    ...(hasTag && { tag: named.slice(colon + 1) }),
    ...(at >= 0 && { digest: image.slice(at + 1) }),
  };
}

function isOfIstio(repository: string, container: string | undefined): boolean {
  const last = repository.slice(repository.lastIndexOf('/') + 1);
  // Red Hat's are called istio-proxyv2-rhel8
  const name = last.replace(/^istio-/, '').replace(/-(?:rhel|ubi)\d+$/, '');
  return ownNames.has(name) || (sharedNames.has(name) && (/istio|\/asm\//.test(repository) || container === 'discovery'));
}
