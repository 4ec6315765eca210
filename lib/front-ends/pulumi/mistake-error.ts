import * as pulumi from '@pulumi/pulumi';

/** Ends a program for what a person wrote into it. */
export class MistakeError extends pulumi.RunError {
  /**
   * None: the mistake is not where it was found. With a stack trace, Pulumi renders the error of an Output for its traces together with
   * everything that the Output's promise leads to, which takes half a minute.
   */
  override readonly stack = undefined;
}
