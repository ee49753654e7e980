/** The paths of the service, and the methods that each takes. */

export const METHODS: Readonly<Record<string, readonly string[]>> = {
  '/extract': ['POST'],
  '/batch': ['POST'],
  '/health': ['GET', 'HEAD'],
  '/metrics': ['GET', 'HEAD'],
  '/openapi.json': ['GET', 'HEAD'],
};

export function methodsOf(url: string): readonly string[] | undefined {
  const [path = ''] = url.split('?');
  return Object.hasOwn(METHODS, path) ? METHODS[path] : undefined;
}
