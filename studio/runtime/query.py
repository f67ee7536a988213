"""What to look for when a question goes on from what was asked before: “那夜班呢?” after “白班几点交接?”.

No rule tells whether “违反规定怎么处罚?” goes on or begins anew, so what is asked in the course of a talk is
looked up in several ways.
"""

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
_EARLIER = 3  # questions back to which a talk is most likely still about the same


def leans_on_previous(question: str) -> bool:
    """Whether the question cannot be understood alone: it points back, or is only a word or two."""
    pattern = _CHINESE if language_of(question) is Language.ZH else _ENGLISH
    return bool(pattern.search(question)) or _says_little(question)


def search_queries(question: str, history: Sequence[Turn]) -> list[str]:
    """Return all that is looked up for a question, what is most likely meant first.

    That is the question alone, unless it says too little; with the one it leans on; and with the last few.
    """
    if not history:
        return [question]
    talk = [*(turn.question for turn in history[-_EARLIER:]), question]
    alone = [] if _says_little(question) else [question]
    ways = [search_query(question, history), " ".join(talk[-2:]), " ".join(talk), *alone]
    return list(dict.fromkeys(ways))


def search_query(question: str, history: Sequence[Turn]) -> str:
    """Put the last question that stands alone, and those after it, before one that does not."""
    asked = [question]
    for turn in reversed(history):
        if not leans_on_previous(asked[0]):
            break
        asked.insert(0, turn.question)
    return " ".join(asked[:1] + asked[-1:] if len(asked) > 1 else asked)


def _says_little(question: str) -> bool:
    if language_of(question) is Language.ZH:
        return len(re.findall(r"\w", question)) <= _FEW_CHARACTERS
    return len(question.split()) <= _FEW_WORDS
