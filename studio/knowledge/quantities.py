"""What kind of number a question asks for: 多少天 is answered by a passage with a number of days in it."""

import re

_DURATION = r"\d+(?:个)?(?:工作日|天|日|小时|分钟|月|周|年)"
_DAYS = r"(?<!月)\d+个?(?:工作)?[天日]"
_KINDS = tuple(
    (re.compile(asked), re.compile(answer))
    for asked, answer in (
        (r"(?:多少|几)个?(?:工作)?[天日]", _DAYS),
        (r"(?:多少|几)个?(?:小时|钟头)", r"\d+(?:个)?小时"),
        (r"(?:多少|几)分钟", r"\d+分钟"),
        (r"(?:多少|几)个?(?:月|年|周)", r"\d+个?[月年周]"),
        (r"多久|多长时间|多少时间", _DURATION),
        (r"(?:多少|几)(?:元|钱|万)", r"\d+(?:\.\d+)?万?元"),
        (r"几级|哪一?级|什么级别", r"\d+级"),
    )
)


class Quantity:
    """The kind of number a normalised question asks for, if any."""

    def __init__(self, question: str) -> None:
        self._answers = [answer for asked, answer in _KINDS if asked.search(question)]

    def answered_in(self, text: str) -> bool:
        return any(answer.search(text) for answer in self._answers)
