const TABLE_NAME = /\.(?:csv|tsv|tab|psv|jsonl?|ndjson|parquet|pq|arrow|feather|ipc|xlsx)(?:\.(?:gz|zst))?$/i;
const OTHER_NAME =
  /(?:^|\/)(?:__MACOSX\/|\.[^/]*$|\.[^/]*\/|thumbs\.db$|desktop\.ini$|(?:readme|licen[cs]e|copying|changelog|index|metadata|codebook|schema)(?:\.[^/]*)?$)|\.(?:md|rst|html?|pdf|docx?|png|jpe?g|gif|svg|names|py|r|ipynb|sql|xml|ya?ml|log|sha\d*|md5)$/i;

/** Whether a file is named like a table, packed or not. */
export const isNamedTable = (path: string): boolean => TABLE_NAME.test(path);

/** Whether a file is named like what programs and people put beside tables: notes, pictures, code, hidden files. */
export const isNamedOtherwise = (path: string): boolean => OTHER_NAME.test(path);
