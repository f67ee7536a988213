"""What in a report speaks for a duty: sayings of its trade, words that both have; not where it happened."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from studio.tools.dispatch.duties import Duty
from studio.tools.dispatch.plain_words import Topic, sayings_in, topics_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_NAMED, _ALIKE, _OF_TRADE = (
    1.0,
    0.7,
    0.5,
)  # the duty has a topic's words; is said alike; its office is of the trade
_PLACE = re.compile(r"(?:门口|附近|对面|旁边|隔壁|楼下|后面|边上|路口|门前)")
_EVERYWHERE = """
孩子 小孩 老人 老板 邻居 居民 家长 单位 公司 小区 村里 晚上 夜里 半夜 夜间
未成年人 用人单位 有人 我们 大家 领导 部门 政府 问题 情况 管理 服务 处理 办理
影响 要求 公共 设施 生活 社会 安全 生产 经营 机构 监督 地方 城市 手续 作业 检查
行为 处罚 规定 违反 工作 人员 相关 活动 企业 其他 以及 投诉 举报 反映
the and for with from that this there here have has had been was are somebody nobody people resident
residents our their his her not all some every out into front near day night complains reports says
"""
_ANYWHERE = frozenset(_EVERYWHERE.split())  # words that reports and duties of any kind have


@dataclass(frozen=True, slots=True)
class Grounds:
    """`signs` of the report speak for the duty, at `spots` places apart; `share` is their part of it."""

    signs: int = 0
    spots: int = 0
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class Spans:
    """The sayings and the words of a report, each with where it stands."""

    length: int
    sayings: tuple[tuple[int, str, tuple[Topic, ...]], ...]
    words: tuple[tuple[int, str], ...]

    @classmethod
    def of(cls, report: str) -> "Spans":
        said = report.lower()
        return cls(len(said), tuple(sayings_in(said)), tuple(_words_in(said)))


class Evidence:
    def __init__(self, duties: Sequence[Duty]) -> None:
        self._texts = [_normalised(f"{duty.name} {duty.text} {duty.keywords}") for duty in duties]
        self._topics = [frozenset(topics_of(text)) for text in self._texts]
        self._offices = [duty.department for duty in duties]
        self._support: dict[Topic, NDArray[np.float32]] = {}

    def scores(self, report: str) -> "NDArray[np.float32]":
        """Of every duty, between 0 and 1: how far what the report says is its topic."""
        import numpy as np

        topics = topics_of(without_place(report))
        total = np.zeros(len(self._texts), dtype=np.float32)
        for topic, signs in topics.items():
            total += np.float32(signs) * self._supported(topic)
        return total / np.float32(sum(topics.values()) or 1)

    def grounds(self, asked: "Spans", row: int) -> Grounds:
        """Counts characters of the report that are a saying of the duty's topic or a word of it."""
        text = self._texts[row]
        covered = [False] * asked.length
        spans = [(at, saying) for at, saying, topics in asked.sayings if self._backs(topics, row)]
        spans += [(at, word) for at, word in asked.words if _held(word, text)]
        for at, word in spans:
            covered[at : at + len(word)] = [True] * len(word)
        spots = sum(here and not before for before, here in pairwise([False, *covered]))
        return Grounds(sum(covered), spots, sum(covered) / max(1, asked.length))

    def _backs(self, topics: Sequence[Topic], row: int) -> bool:
        return any(self._supported(topic)[row] > 0 for topic in topics)

    def _supported(self, topic: Topic) -> "NDArray[np.float32]":
        import numpy as np

        if topic not in self._support:
            found = [self._part(topic, row) for row in range(len(self._texts))]
            self._support[topic] = np.array(found, dtype=np.float32)
        return self._support[topic]

    def _part(self, topic: Topic, row: int) -> float:
        trade = any(part in self._offices[row] for part in topic.trades.split())
        if any(word in self._texts[row] for word in topic.words.split()):
            return _NAMED + (_OF_TRADE if trade else 0)
        if topic in self._topics[row]:
            return _ALIKE + (_OF_TRADE if trade else 0)
        return _OF_TRADE if trade else 0.0


def without_place(report: str) -> str:
    """医院门口有人摆摊 without 医院门口: it is about no hospital."""
    if not _PLACE.search(report):
        return report
    from studio.knowledge.terms import segmented, words_of

    words = words_of(segmented(report))
    kept = [
        "" if _PLACE.fullmatch(word) or (at + 1 < len(words) and _PLACE.fullmatch(words[at + 1])) else word
        for at, word in enumerate(words)
    ]
    return "".join(kept) if any(kept) else report


def _held(word: str, text: str) -> bool:
    """A Chinese word may stand anywhere, an English one only as a whole: “at” is in no “water”."""
    return word in text and (not word.isascii() or bool(re.search(rf"\b{re.escape(word)}\b", text)))


def _words_in(said: str) -> Iterator[tuple[int, str]]:
    """Words of two and more characters that are not in every report, with where they stand."""
    from studio.knowledge.terms import SEPARATOR, segmented

    at = 0
    for word in segmented(said).split(SEPARATOR):
        if len(word) > 1 and word.isalnum() and word not in _ANYWHERE:
            yield at, word
        at += len(word)


def _normalised(text: str) -> str:
    from studio.knowledge.terms import normalised

    return normalised(text)
