/** Headers by which somebody is known: whoever reads one could be them. */
export const secretHeaders: readonly string[] = ['authorization', 'cookie', 'proxy-authorization', 'set-cookie'];
