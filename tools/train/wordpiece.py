"""A WordPiece vocabulary: learning it from texts, and splitting a text with it as BERT does."""

import heapq
import unicodedata
from collections import Counter, defaultdict

SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
PAD, UNKNOWN, CLS, SEP = 0, 1, 2, 3
LONGEST_WORD = 100


def _is_chinese(code: int) -> bool:
    return (
        0x4E00 <= code <= 0x9FFF
        or 0x3400 <= code <= 0x4DBF
        or 0x20000 <= code <= 0x2A6DF
        or 0x2A700 <= code <= 0x2CEAF
        or 0xF900 <= code <= 0xFAFF
        or 0x2F800 <= code <= 0x2FA1F
    )


def _is_mark(char: str) -> bool:
    code = ord(char)
    ascii_mark = 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126
    return ascii_mark or unicodedata.category(char).startswith("P")


def _clean(text: str) -> str:
    kept = []
    for char in text:
        if char in "\t\n\r" or char.isspace():
            kept.append(" ")
        elif char in "\0\ufffd" or unicodedata.category(char) in ("Cc", "Cf", "Co", "Cs"):
            continue
        elif _is_chinese(ord(char)):
            kept.append(f" {char} ")
        else:
            kept.append(char)
    return "".join(kept)


def pre_words(text: str) -> list[str]:
    """The lower-cased, accent-free words and single marks that are split into pieces."""
    if not text.isascii() or not text.isprintable():
        text = _clean(text)
        text = "".join(c for c in unicodedata.normalize("NFD", text) if unicodedata.category(c) != "Mn")
    found, current = [], []
    for char in text.lower():
        if char == " " or _is_mark(char):
            if current:
                found.append("".join(current))
                current = []
            if char != " ":
                found.append(char)
        else:
            current.append(char)
    if current:
        found.append("".join(current))
    return found


def learn_vocabulary(texts: list[str], size: int, rarest_character: int = 20) -> list[str]:
    """Merges the most frequent neighbouring pieces until the vocabulary has `size` entries.

    Ties are broken by the pieces' own order, so the same texts give the same vocabulary. Characters met
    fewer than `rarest_character` times are left to [UNK].
    """
    counts = Counter(word for text in texts for word in pre_words(text))
    letters = Counter()
    for word, n in counts.items():
        for i, char in enumerate(word):
            letters[char if i == 0 else f"##{char}"] += n
    alphabet = sorted(piece for piece, n in letters.items() if n >= rarest_character)
    known = set(alphabet)
    split, weight = [], []
    for word, n in sorted(counts.items()):
        pieces = [word[0], *(f"##{c}" for c in word[1:])]
        if len(word) <= LONGEST_WORD and known.issuperset(pieces):
            split.append(pieces)
            weight.append(n)
    pairs, where = Counter(), defaultdict(set)
    for at, pieces in enumerate(split):
        for pair in zip(pieces, pieces[1:]):
            pairs[pair] += weight[at]
            where[pair].add(at)
    vocabulary = [*SPECIAL, *alphabet]
    queue = [(-n, pair) for pair, n in pairs.items()]
    heapq.heapify(queue)
    while len(vocabulary) < size and queue:
        promised, best = heapq.heappop(queue)
        if -promised != pairs.get(best):
            continue
        merged = best[0] + best[1][2:]
        if merged not in known:
            known.add(merged)
            vocabulary.append(merged)
        changed = set()
        for at in where.pop(best):
            pieces, n = split[at], weight[at]
            for pair in zip(pieces, pieces[1:]):
                pairs[pair] -= n
                changed.add(pair)
            joined, i = [], 0
            while i < len(pieces):
                if i + 1 < len(pieces) and (pieces[i], pieces[i + 1]) == best:
                    joined.append(merged)
                    i += 2
                else:
                    joined.append(pieces[i])
                    i += 1
            split[at] = joined
            for pair in zip(joined, joined[1:]):
                pairs[pair] += n
                where[pair].add(at)
                changed.add(pair)
        del pairs[best]
        changed.discard(best)
        for pair in changed:
            if pairs[pair] > 0:
                heapq.heappush(queue, (-pairs[pair], pair))
    return vocabulary


class WordPiece:
    """Splits texts with a vocabulary: the longest known piece first, as BERT's tokenizer."""

    def __init__(self, vocabulary: list[str]):
        self.ids = {piece: i for i, piece in enumerate(vocabulary)}
        self._met: dict[str, list[int]] = {}

    def _pieces(self, word: str) -> list[int]:
        found = self._met.get(word)
        if found is None:
            found = self._met[word] = self._split(word)
        return found

    def _split(self, word: str) -> list[int]:
        if len(word) > LONGEST_WORD:
            return [UNKNOWN]
        ids, start = [], 0
        while start < len(word):
            for end in range(len(word), start, -1):
                piece = word[start:end] if start == 0 else f"##{word[start:end]}"
                if piece in self.ids:
                    ids.append(self.ids[piece])
                    start = end
                    break
            else:
                return [UNKNOWN]
        return ids

    def pieces(self, text: str) -> list[int]:
        """The ids of a text without the marks around it."""
        return [i for word in pre_words(text) for i in self._pieces(word)]

    def encode(self, text: str, longest: int) -> list[int]:
        """[CLS] pieces [SEP], with at most `longest` ids."""
        return [CLS, *self.pieces(text)[: longest - 2], SEP]


def tokenizer_files(vocabulary: list[str], longest: int) -> dict[str, dict]:
    """tokenizer.json and tokenizer_config.json in the Hub's layout."""
    marks = {name: {"id": name, "ids": [i], "tokens": [name]} for i, name in ((CLS, "[CLS]"), (SEP, "[SEP]"))}

    def special(name: str, kind: int) -> dict:
        return {"SpecialToken": {"id": name, "type_id": kind}}

    def sequence(name: str, kind: int) -> dict:
        return {"Sequence": {"id": name, "type_id": kind}}

    single = [special("[CLS]", 0), sequence("A", 0), special("[SEP]", 0)]
    tokenizer = {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [
            {"id": i, "content": name, "single_word": False, "lstrip": False, "rstrip": False,
             "normalized": False, "special": True}
            for i, name in enumerate(SPECIAL)
        ],
        "normalizer": {"type": "BertNormalizer", "clean_text": True, "handle_chinese_chars": True,
                       "strip_accents": None, "lowercase": True},
        "pre_tokenizer": {"type": "BertPreTokenizer"},
        "post_processor": {
            "type": "TemplateProcessing",
            "single": single,
            "pair": [*single, sequence("B", 1), special("[SEP]", 1)],
            "special_tokens": marks,
        },
        "decoder": {"type": "WordPiece", "prefix": "##", "cleanup": True},
        "model": {
            "type": "WordPiece",
            "unk_token": "[UNK]",
            "continuing_subword_prefix": "##",
            "max_input_chars_per_word": LONGEST_WORD,
            "vocab": {piece: i for i, piece in enumerate(vocabulary)},
        },
    }
    settings = {
        "tokenizer_class": "BertTokenizer",
        "do_lower_case": True,
        "model_max_length": longest,
        "pad_token": "[PAD]",
        "unk_token": "[UNK]",
        "cls_token": "[CLS]",
        "sep_token": "[SEP]",
        "mask_token": "[MASK]",
    }
    return {"tokenizer.json": tokenizer, "tokenizer_config.json": settings}
