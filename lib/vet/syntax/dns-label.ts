const label = /^[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?$/;

/** Whether a text is one label of a domain name, as Istio has it: letters, digits and `-`, at most 63 (pkg/config/labels). */
export function isDnsLabel(text: string): boolean {
  return text.length <= 63 && label.test(text);
}
