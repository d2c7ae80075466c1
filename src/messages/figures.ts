/** What stands around every picture. */
export const FIGURE = {
  howToRead: 'How to read it',
  table: 'The numbers as a table',
  tableCaption: (message: string): string => `The numbers of the picture: ${message}`,
  svg: 'SVG',
  saveSvg: 'SVG: download the picture as a drawing',
  png: 'PNG',
  savePng: 'PNG: download the picture as an image',
  notDrawn: 'The picture could not be drawn. Its numbers are in the table.',
  notSaved: 'The picture could not be made into an image here. The SVG can be kept instead.',
} as const;
