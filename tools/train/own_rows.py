"""Rows of our own writing: every label is true by how the sentence was made."""

import random
import zlib

import harmless_families
import hateful_families
import injection_families
import threat_families
from data import Rows, make_rows
from family import Family
from grammar import dress, fill, misspell
from identities import IDENTITIES, Identity
from word_lists import WORDS

FAMILIES: tuple[Family, ...] = (
    *hateful_families.FAMILIES,
    *harmless_families.FAMILIES,
    *threat_families.FAMILIES,
    *injection_families.FAMILIES,
)

HELD_OUT_ROWS = 240
TRIES = 12


def _sentence(template: str, who: Identity, quoted: list[str], rng: random.Random) -> str:
    slots = {
        **WORDS,
        **threat_families.WORDS,
        **injection_families.WORDS,
        "people": who.people,
        "person": who.person,
        "trait": who.trait,
        "hateful": quoted,
    }
    return fill(template, slots, rng)


def _draw(
    family: Family, templates: tuple[str, ...], identities: list[Identity], quoted: list[str],
    count: int, seed: str,
) -> list[tuple]:
    rng = random.Random(zlib.crc32(f"{family.name}|{seed}".encode()))
    long = "injection" in family.name or "request" in family.name
    seen, records = set(), []
    for turn in range(count * TRIES):
        if len(records) == count:
            break
        template = templates[turn % len(templates)]
        who = identities[rng.randrange(len(identities))]
        sentence = _sentence(template, who, quoted, rng)
        sentence = sentence.strip() if long and rng.random() < 0.6 else dress(sentence, rng)
        if rng.random() < family.misspelt:
            sentence = misspell(sentence, rng)
        if sentence.lower() in seen:
            continue
        seen.add(sentence.lower())
        about_identity = any(slot in template for slot in ("{people}", "{person}", "{trait}", "{hateful}"))
        records.append((sentence, family.labels, f"own: {family.name}", who.people if about_identity else ""))
    return records


def _quotable(held_out: bool) -> list[str]:
    families = [f for f in hateful_families.FAMILIES if f.name != "hate: with a pronoun"]
    return [t.strip() for f in families for t in (f.held_out() if held_out else f.for_training())]


def training_rows() -> Rows:
    """Training sentences: no held-out template and no held-out identity in them."""
    known = [who for who in IDENTITIES if not who.held_out]
    quoted = _quotable(held_out=False)
    records = []
    for family in FAMILIES:
        records += _draw(family, family.for_training(), known, quoted, family.rows, "train")
    return make_rows(records)


def functional_rows(new_identities: bool) -> Rows:
    """Sentences from held-out templates, about identities never trained on or about those that were."""
    chosen = [who for who in IDENTITIES if who.held_out == new_identities]
    quoted = _quotable(held_out=True)
    records = []
    for family in FAMILIES:
        records += _draw(family, family.held_out(), chosen, quoted, HELD_OUT_ROWS, f"held out {new_identities}")
    return make_rows(records)
