"""What to look for when a question leans on the one before it: “那夜班呢?” after “白班几点交接?”."""

import re
from collections.abc import Sequence

from studio.core.languages import Language
from studio.runtime.conversation import Turn, language_of

_CHINESE = re.compile(
    r"^(那|那么|还有|另外|其中|以及|然后|接着|再|又|为什么|怎么办|具体)|呢[??!!。.\s]*$"
    r"|(它|他们|她们|它们|上述|前者|后者|该项|这个|那个|这些|那些|这种|那种|此时|同样)"
)
_ENGLISH = re.compile(
    r"^(and|what about|how about|but|also|then|why|so)\b"
    r"|\b(it|its|they|them|their|that|those|this|these|the same|former|latter)\b",
    re.IGNORECASE,
)
_FEW_CHARACTERS, _FEW_WORDS = 4, 2


def leans_on_previous(question: str) -> bool:
    """Whether the question cannot be understood alone: it points back, or is only a word or two."""
    if language_of(question) is Language.ZH:
        return bool(_CHINESE.search(question)) or len(re.findall(r"\w", question)) <= _FEW_CHARACTERS
    return bool(_ENGLISH.search(question)) or len(question.split()) <= _FEW_WORDS


def search_query(question: str, history: Sequence[Turn]) -> str:
    """Put the last question that stands alone, and those after it, before one that does not."""
    asked = [question]
    for turn in reversed(history):
        if not leans_on_previous(asked[0]):
            break
        asked.insert(0, turn.question)
    return " ".join(asked[:1] + asked[-1:] if len(asked) > 1 else asked)
