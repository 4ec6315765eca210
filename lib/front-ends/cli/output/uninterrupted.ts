const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Does work that does not yield, and lets a signal that arrives meanwhile end the process only after it. */
export async function uninterrupted<Value>(work: () => Value): Promise<Value> {
  let received: NodeJS.Signals | undefined;
  const remember = (signal: NodeJS.Signals) => {
    received = signal;
  };
  signals.forEach((signal) => process.on(signal, remember));
  try {
    return work();
  } finally {
    // signals are delivered between two turns of the event loop
    await new Promise((resolve) => { setImmediate(resolve); });
    signals.forEach((signal) => process.off(signal, remember));
    if (received) process.kill(process.pid, received);
  }
}
