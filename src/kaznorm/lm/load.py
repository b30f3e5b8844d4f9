"""The shipped model, loaded at first need and kept."""

from functools import lru_cache
from pathlib import Path

from kaznorm.errors import ModelError
from kaznorm.lm import codec
from kaznorm.lm.model import Model

PATH = Path(__file__).parent.parent / "data" / "model.bin"


@lru_cache(maxsize=1)
def model() -> Model:
    """The shipped model. `ModelError` where its file is missing or damaged."""
    return Model(_read())


@lru_cache(maxsize=1)
def fingerprint() -> str:
    """A short name for the content of the shipped model.

    >>> len(fingerprint())
    12
    """
    return codec.fingerprint(_read(codec.PREFIX))


def _read(size: int = -1) -> bytes:
    try:
        with PATH.open("rb") as file:
            return file.read(size)
    except OSError as error:
        raise ModelError(f"the language model can't be read: {error}", remedy="reinstall kaznorm") from error
