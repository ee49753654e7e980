/** The policy as a meta tag, for plain static hosting, and the headers of the development server. */
import type { Plugin } from 'vite';
import { POLICY, securityHeaders } from '../src/service-worker/security-headers';

/** The development server injects styles and a socket, so it goes without the policy. */
export const DEVELOPMENT_HEADERS = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/** First in the head of the built page, before anything it governs. */
export function contentSecurityPolicyMeta(): Plugin {
  return {
    name: 'content-security-policy-meta',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: POLICY.join('; ') },
        injectTo: 'head-prepend',
      },
    ],
  };
}

/** Each file of the served site with the headers that are its own. */
export function previewHeaders(): Plugin {
  return {
    name: 'preview-headers',
    configurePreviewServer: ({ middlewares }) => {
      middlewares.use((request, response, next) => {
        const { pathname } = new URL(request.url ?? '/', 'http://localhost');
        for (const [name, value] of Object.entries(securityHeaders(pathname))) {
          response.setHeader(name, value);
        }
        next();
      });
    },
  };
}
