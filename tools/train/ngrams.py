"""Hashed n-gram features: the reference implementation of the format in FORMAT.md.

A program in another language reproduces these features exactly from that page; the fixtures
written by the trainer are made with this file.
"""

import re
import unicodedata
from array import array

import numpy as np
from scipy.sparse import csr_matrix

BUCKET_BITS = 19
BUCKETS = 1 << BUCKET_BITS

FOLDED = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-", "\u2014": "-"})
COMBINING = re.compile("[\u0300-\u036f]")
REPEATED = re.compile(r"([a-z])\1{2,}")
TOKEN = re.compile(
    "[0-9a-z\u00c0-\u1fff\u2c00-\ud7ff]+(?:'[0-9a-z\u00c0-\u1fff\u2c00-\ud7ff]+)*"
    "|[!-/:-@\\[-`{-~\u2010-\u2bff\U0001f000-\U0001faff]"
)

UNIGRAM, BIGRAM, CHARACTERS = b"\x01", b"\x02", b"\x03"


def normalise(text: str) -> str:
    """Compatibility decomposition without accents, lower case, straight quotes, no letter thrice."""
    text = COMBINING.sub("", unicodedata.normalize("NFKD", text)).lower()
    return REPEATED.sub(r"\1\1", text.translate(FOLDED))


def words(text: str) -> list[str]:
    """The words and single marks of a text, in order."""
    return TOKEN.findall(normalise(text))


def hash_bytes(data: bytes) -> int:
    """32-bit FNV-1a of the bytes, then the finaliser of MurmurHash3."""
    h = 0x811C9DC5
    for byte in data:
        h = ((h ^ byte) * 0x01000193) & 0xFFFFFFFF
    h ^= h >> 16
    h = (h * 0x85EBCA6B) & 0xFFFFFFFF
    h ^= h >> 13
    h = (h * 0xC2B2AE35) & 0xFFFFFFFF
    return h ^ (h >> 16)


def bucket(prefix: bytes, gram: str) -> int:
    """The bucket of one n-gram."""
    return hash_bytes(prefix + gram.encode("utf-8")) & (BUCKETS - 1)


def character_grams(word: str) -> list[str]:
    """The n-grams of three and four code points of `<word>`."""
    marked = f"<{word}>"
    return [marked[i : i + n] for n in (3, 4) for i in range(len(marked) - n + 1)]


class Featuriser:
    """Texts to sparse features; remembers the buckets of the words it has met."""

    def __init__(self) -> None:
        self._word: dict[str, tuple[int, list[int]]] = {}
        self._pair: dict[tuple[str, str], int] = {}

    def _of_word(self, word: str) -> tuple[int, list[int]]:
        found = self._word.get(word)
        if found is None:
            found = (bucket(UNIGRAM, word), [bucket(CHARACTERS, g) for g in character_grams(word)])
            self._word[word] = found
        return found

    def _of_pair(self, first: str, second: str) -> int:
        found = self._pair.get((first, second))
        if found is None:
            found = self._pair[first, second] = bucket(BIGRAM, f"{first} {second}")
        return found

    def buckets(self, text: str) -> tuple[list[int], list[int]]:
        """The distinct buckets of the word part and of the character part, ascending."""
        tokens = words(text)
        by_word, by_characters = set(), set()
        for token in tokens:
            one, many = self._of_word(token)
            by_word.add(one)
            by_characters.update(many)
        for first, second in zip(["<", *tokens], [*tokens, ">"]):
            by_word.add(self._of_pair(first, second))
        return sorted(by_word), sorted(by_characters)

    def matrix(self, texts: list[str]) -> csr_matrix:
        """One row per text; each part has length 1 (a bucket of both parts gets the sum)."""
        indices, values, starts = array("i"), array("f"), array("q", [0])
        for text in texts:
            for part in self.buckets(text):
                indices.extend(part)
                values.extend([len(part) ** -0.5 if part else 0.0] * len(part))
            starts.append(len(indices))
        made = csr_matrix(
            (np.frombuffer(values, np.float32), np.frombuffer(indices, np.int32), np.frombuffer(starts, np.int64)),
            shape=(len(texts), BUCKETS),
        )
        made.sum_duplicates()
        return made
