/**
 * What tells of the controller that rolls versions out: as a label, that a resource is written once and the controller's from then on; as an
 * annotation of a VirtualService, the names of those that it delegates to and that the controller makes itself.
 */
export const rolloutMark = 'fairlead.dev/rollout';
