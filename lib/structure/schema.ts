import type { Expression } from './cel/expression';

/** The keywords of a Kubernetes structural schema that carry structure, with its CEL rules in some form. */
export interface Schema<R = unknown> {
  readonly 'type'?: 'array' | 'boolean' | 'integer' | 'number' | 'object' | 'string';
  readonly 'format'?: string;
  readonly 'nullable'?: boolean;
  readonly 'default'?: unknown;
  readonly 'enum'?: readonly string[];
  readonly 'pattern'?: string;
  readonly 'minLength'?: number;
  readonly 'maxLength'?: number;
  readonly 'minimum'?: number;
  readonly 'maximum'?: number;
  readonly 'items'?: Schema<R>;
  readonly 'minItems'?: number;
  readonly 'maxItems'?: number;
  readonly 'properties'?: Readonly<Record<string, Schema<R>>>;
  readonly 'additionalProperties'?: Schema<R>;
  readonly 'minProperties'?: number;
  readonly 'maxProperties'?: number;
  readonly 'required'?: readonly string[];
  readonly 'allOf'?: readonly Schema<R>[];
  readonly 'anyOf'?: readonly Schema<R>[];
  readonly 'oneOf'?: readonly Schema<R>[];
  readonly 'not'?: Schema<R>;
  readonly 'x-kubernetes-int-or-string'?: boolean;
  readonly 'x-kubernetes-list-map-keys'?: readonly string[];
  readonly 'x-kubernetes-list-type'?: 'atomic' | 'map' | 'set';
  readonly 'x-kubernetes-map-type'?: 'atomic' | 'granular';
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
  readonly 'x-kubernetes-validations'?: readonly R[];
}

/** A CEL rule that the API server asks of the value at its schema (`self`), parsed, and what it says when the rule does not hold. */
export interface Rule {
  readonly message: string;
  readonly rule: Expression;
}
