import { expect, it } from 'vitest';
import { sourceLink } from './source-link';

// Fault: a row of a file that runs a script once its link is pressed.
it.each([
  'javascript:alert(1)',
  ' JavaScript:alert(1)',
  'data:text/html,x',
  'file:///etc',
  'a b',
  '',
])('%j is no link', (source) => {
  expect(sourceLink(source)).toBeUndefined();
});

it('shows the host of an address', () => {
  expect(sourceLink(' https://example.org/a?b=c#d ')).toEqual({
    href: 'https://example.org/a?b=c#d',
    host: 'example.org',
  });
});
