/** Brings what has just come to be there into sight, in whatever scrolls: a fault that nobody sees is none that anybody mends. */
export const intoView = (node: Element): void => node.scrollIntoView({ block: 'nearest' });
