"""How much a text says: three Latin letters count as one Chinese character, as they do for a model."""

from string import ascii_letters

from studio.core.patterns import late

LETTERS = 3  # of a Latin text, for one character
_IDEOGRAPH = late("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]")
_LATIN = late("[A-Za-z\u00c0-\u024f]+")
_ASCII_LETTERS = ascii_letters.encode()


def is_latin(text: str) -> bool:
    """Whether most of it are Latin letters; rows of figures are as long as they look."""
    if text.isascii():
        letters = len(text) - len(text.encode().translate(None, _ASCII_LETTERS))
    elif _IDEOGRAPH.search(text):
        return False
    else:
        letters = sum(map(len, _LATIN.findall(text)))
    return letters * 2 > len(text)


def size_of(text: str) -> int:
    """In Chinese characters."""
    return -(-len(text) // LETTERS) if is_latin(text) else len(text)
