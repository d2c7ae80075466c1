/** Id of the one file input of the page, which the labels of its screens name. */
export const FILE_INPUT = 'file-input';
