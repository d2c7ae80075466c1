"""Writes sentences from templates whose slots are filled from word lists, and spells them unusually."""

import random
import re

SLOT = re.compile(r"\{(\w+)\}")

LEET = {"a": "4@", "e": "3", "i": "1!", "o": "0", "s": "$5", "t": "7"}


def fill(template: str, words: dict, rng: random.Random) -> str:
    """The template with each slot replaced by a draw from its list; a draw may have slots itself."""
    while True:
        slot = SLOT.search(template)
        if slot is None:
            return template
        drawn = words[slot[1]]
        if not isinstance(drawn, str):
            drawn = rng.choice(drawn)
        template = template[: slot.start()] + drawn + template[slot.end() :]


def dress(sentence: str, rng: random.Random) -> str:
    """A first capital, an end mark, an opener or a change of case, as people type."""
    sentence = sentence.strip()
    kind = rng.random()
    if kind < 0.22:
        opener = rng.choice(OPENERS)
        sentence = f"{opener} {sentence}"
    if rng.random() < 0.12:
        sentence = f"{sentence.rstrip('.')} {rng.choice(CLOSERS)}"
    style = rng.random()
    if style < 0.62:
        sentence = sentence[0].upper() + sentence[1:]
    elif style < 0.68:
        sentence = sentence.upper()
    elif style < 0.85:
        sentence = sentence.lower()
    if sentence[-1] not in ".!?\"')" and rng.random() < 0.65:
        sentence += rng.choice(("", ".", ".", ".", "!", "!!", "...", " lol", " smh"))
    return sentence


OPENERS = (
    "honestly,", "look,", "ok so", "well,", "to be fair,", "just saying,", "tbh", "guys,", "seriously,", "today:",
    "my take:", "listen,", "as I said before,", "not gonna lie,", "hey @user", "@user", "question:", "reminder:",
    "in my view", "let me say this once:", "fun fact:", "yeah,", "so,", "I think", "I believe", "again,",
)

CLOSERS = (
    "that is all.", "just my opinion.", "and that is the truth.", "you know it.", "every time.", "period.", "#truth",
    "end of story.", "what do you think?", "sorry not sorry.", "as always.", "I mean it.", "anyway.", "no joke.",
    "read that again.", "think about it.", "don't @ me.", "goodnight.", "that's how I see it.",
)


def misspell(sentence: str, rng: random.Random) -> str:
    """One unusual spelling: leet digits, spaces or marks inside words, lost or swapped letters, words run together."""
    words = sentence.split(" ")
    long = [i for i, word in enumerate(words) if len(word) > 3 and word.isalpha()]
    if not long:
        return sentence
    way = rng.randrange(6)
    if way == 5:
        at = rng.choice(long)
        return " ".join(words[:at] + ["".join(words[at : at + 2])] + words[at + 2 :])
    for i in rng.sample(long, min(len(long), rng.randint(1, 3))):
        word = words[i]
        at = rng.randrange(1, len(word) - 1)
        if way == 0:
            words[i] = "".join(rng.choice(LEET[c]) if c in LEET and rng.random() < 0.7 else c for c in word)
        elif way == 1:
            words[i] = rng.choice((" ", ".", "-", "_")).join(word)
        elif way == 2:
            words[i] = word[:at] + word[at + 1 :]
        elif way == 3:
            words[i] = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        else:
            words[i] = word[:at] + rng.choice("*#") + word[at + 1 :]
    return " ".join(words)
