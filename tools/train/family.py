"""What a family of sentences is: a function to be tested, its labels by construction, its templates."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Family:
    """Templates of one function. A template that begins with `~` is never trained on.

    `labels` are toxicity, hate, violence, prompt injection; None is unknown. `rows` is how many sentences
    are drawn for training. `misspelt` is the share that gets an unusual spelling.
    """

    name: str
    labels: tuple
    rows: int
    templates: tuple[str, ...]
    misspelt: float = 0.0

    def for_training(self) -> tuple[str, ...]:
        return tuple(t for t in self.templates if not t.startswith("~"))

    def held_out(self) -> tuple[str, ...]:
        return tuple(t[1:] for t in self.templates if t.startswith("~"))


def lines(text: str) -> tuple[str, ...]:
    """The non-empty lines of a block of templates."""
    return tuple(line.strip() for line in text.strip().splitlines() if line.strip())
