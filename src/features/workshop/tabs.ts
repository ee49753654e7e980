/** The parts of the workshop. */
export const TABS = ['make', 'catalogue'] as const;

export type WorkshopTab = (typeof TABS)[number];
