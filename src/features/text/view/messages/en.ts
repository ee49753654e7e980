/** English messages of the legend that filters, which are fetched with it. */
import type { ViewMessages } from './zh';

export const viewEn: ViewMessages = {
  kinds: { entities: 'Entities', relations: 'Relations', events: 'Events' },
  nothing: 'No type was found yet.',
  only: (name) => `Only “${name}”`,
  onlyShort: 'Only',
  showAll: 'Show all',
  hideAll: 'Hide all',
  kept: 'Hiding changes the picture only: exports and the review have everything.',
  density: 'Marks',
  densities: {
    labels: 'With type names',
    hover: 'Type names on hover',
    colours: 'Colours only',
  },
};
