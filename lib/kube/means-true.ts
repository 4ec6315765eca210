/** Whether Istio takes the value of a label or an annotation for true, as Go's `ParseBool` does. */
export function meansTrue(value: string | undefined): boolean {
  return value !== undefined && ['1', 't', 'T', 'TRUE', 'true', 'True'].includes(value);
}
