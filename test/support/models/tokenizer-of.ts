/** What a tokenizer knows before any word, in the order of their numbers. */
export const SPECIAL = ['[PAD]', '[UNK]', '[CLS]', '[SEP]'];

/** A WordPiece tokenizer in the library's form that knows these words, and others that no text has up to its size. */
export function tokenizerOf(words: readonly string[], size = 0): unknown {
  const known = [...SPECIAL, ...new Set(words)];
  const all = [...known, ...Array.from({ length: Math.max(0, size - known.length) }, (_, at) => `[unused${at}]`)];
  const framed = (name: string): unknown => ({ SpecialToken: { id: name, type_id: 0 } });
  const described = (name: string): unknown => ({ id: name, ids: [SPECIAL.indexOf(name)], tokens: [name] });
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: SPECIAL.map((content, id) => ({
      id,
      content,
      single_word: false,
      lstrip: false,
      rstrip: false,
      normalized: false,
      special: true,
    })),
    normalizer: {
      type: 'BertNormalizer',
      clean_text: true,
      handle_chinese_chars: true,
      strip_accents: null,
      lowercase: true,
    },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: {
      type: 'TemplateProcessing',
      single: [framed('[CLS]'), { Sequence: { id: 'A', type_id: 0 } }, framed('[SEP]')],
      pair: [],
      special_tokens: { '[CLS]': described('[CLS]'), '[SEP]': described('[SEP]') },
    },
    decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
    model: {
      type: 'WordPiece',
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(all.map((word, id) => [word, id])),
    },
  };
}
