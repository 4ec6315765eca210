import type { Listener } from '../mesh/listener';
import type { Mode } from './mode';
import type { Wire } from './sent';
import type { Taker } from './server-state';

/** What becomes of a connection; `TLS` is the application's own, from end to end. */
export type Result = 'mTLS' | 'TLS' | 'plaintext' | 'fails' | 'unknown';

/** What becomes of a connection, and what a person sees where it fails. */
export interface Outcome {
  readonly result: Result;
  readonly symptom?: string;
  /** What must hold besides for it to work. */
  readonly provided?: string;
}

/** What the server side does with what it gets. */
export interface Receiver {
  readonly taker: Taker;
  readonly mode?: Mode;
  readonly listener: Listener;
}

/** Who sees the failure: an application behind a proxy gets its answer from that. */
type Sender = 'proxy' | 'application';

const unanswered = 'connection reset or empty reply (curl 52 or 56); the server counts `no_filter_chain_match`';
const refused = 'connection reset: ztunnel finds no authenticated principal';
const applicationTls: Outcome = { result: 'TLS', provided: 'the application serves TLS itself' };

/** The table of what clients send and what servers take. */
export function outcomeOf(wire: Wire, receiver: Receiver, sender: Sender): Outcome {
  if (wire === 'unknown' || receiver.taker === 'unknown' || receiver.taker === 'gateway') return { result: 'unknown' };
  if (wire === 'nothing') return { result: 'fails', symptom: 'the client\'s proxy blocks it: HTTP 502, or the connection is closed (BlackHoleCluster)' };
  if (wire === 'HBONE') return { result: 'mTLS' };
  switch (receiver.taker) {
    case 'application': return unproxied(wire, receiver.listener);
    case 'ztunnel': return receiver.mode === 'STRICT' ? fails(refused) : unproxied(wire, receiver.listener);
    case 'sidecar': return proxied(wire, receiver, sender);
  }
}

type Bytes = Exclude<Wire, 'unknown' | 'nothing' | 'HBONE'>;

function unproxied(wire: Bytes, listener: Listener): Outcome {
  switch (wire) {
    case 'plaintext': return { result: 'plaintext' };
    case 'Istio mTLS': return fails(`${listener === 'TCP' ? 'the connection is closed' : 'HTTP 503 with response flag UF'}, after a TLS error such as WRONG_VERSION_NUMBER`);
    default: return applicationTls;
  }
}

function proxied(wire: Bytes, { mode, listener }: Receiver, sender: Sender): Outcome {
  switch (mode) {
    case 'STRICT': return strict(wire, listener, sender);
    case 'DISABLE': return disabled(wire, listener);
    default: return permissive(wire, listener);
  }
}

function strict(wire: Bytes, listener: Listener, sender: Sender): Outcome {
  switch (wire) {
    case 'Istio mTLS': return { result: 'mTLS' };
    case 'plaintext': return fails(sender === 'application' ? unanswered : proxyAnswer(listener));
    case 'foreign mTLS': return fails('TLS handshake alert: the client\'s certificate is not from the mesh');
    default: return fails('TLS handshake alert: the client has no certificate');
  }
}

function proxyAnswer(listener: Listener): string {
  const [http, tcp] = ['HTTP 503 with response flag UC, before any header', 'the connection is closed'];
  switch (listener) {
    case 'HTTP': return http;
    case 'TCP': return tcp;
    case 'auto': return `${http}; for what is not HTTP ${tcp}`;
  }
}

function permissive(wire: Bytes, listener: Listener): Outcome {
  switch (wire) {
    case 'Istio mTLS': return { result: 'mTLS' };
    case 'plaintext': return { result: 'plaintext' };
    default: return listener === 'HTTP' ? fails('connection reset: no filter chain takes TLS on a port that is declared HTTP') : applicationTls;
  }
}

function disabled(wire: Bytes, listener: Listener): Outcome {
  switch (wire) {
    case 'plaintext': return { result: 'plaintext' };
    case 'Istio mTLS': return fails(listener === 'HTTP' ? 'HTTP 503 with response flag UF' : 'raw TLS bytes reach the application');
    default: return listener === 'HTTP' ? fails('protocol error: TLS on a port that is declared HTTP') : applicationTls;
  }
}

function fails(symptom: string): Outcome {
  return { result: 'fails', symptom };
}
