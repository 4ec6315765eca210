const order = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** The methods in one order, with HEAD wherever GET is: a HEAD says nothing that a GET does not. */
export function withHead(methods: readonly string[] | undefined): readonly string[] | undefined {
  return methods && order.filter((method) => methods.includes(method) || (method === 'HEAD' && methods.includes('GET')));
}
