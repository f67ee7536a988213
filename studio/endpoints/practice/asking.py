"""Words that only ask: they are cut from a question before it is compared with texts."""

import re

_CHINESE = """
最长 最短 最多 最少 至少 一般 通常 哪一级 哪级
请问 请帮我 帮我 请说明 请 我想知道 想知道 告诉我 介绍 一下 如何 怎么办 怎么样 怎样 怎么 什么时候
什么时间 什么 为什么 为何 何时 何地 多少 多久 多长时间 多长 多大 多高 几点 几个 几天 几年 几级 几次 几时
几 哪些 哪个 哪里 哪几 哪一 哪 谁 是否 能不能 可不可以 可以 能否 要不要 应该 应当 需要 有没有 是不是
分别 都有 有关 关于 情况下 情况 内容 由 是 的 了 吗 呢 吧 啊 在 和 与 及 或 对 把 被 向 从 到 要 会 能
该 应 有 就 才 也 还 又 再 都 给 让 后 时 每 各 之 这 那 个 来 去 我 你 他 她 它 们 得 地 于 以 为 并 而
则 若 如
"""
_NEVER_CUT = """
应急 会议 会商 社会 机会 应对 响应 供应 能力 功能 对象 时间 时限 地点 地址 地区 地方 场地 工地 后勤 行为
以上 以下 以内 到位 到达 到岗 到场 报到 来源 来水 去向 还款 需求 主要 重要 要求 要素 时段 小时 及时 临时 平时
会计 委员会 协会 工会 个人 个体 得分 所得 能源 性能 目的 从业 方向 对口 应用 有效 所有 有限 存在 现在 在建
在岗 给付 供给 补给 每日 各类 再次 首都 自由 理由 事由 基地 农地 土地 用地 属地 本地 当地 基层 和平 共和
参与 赠与 普及 涉及 对策 对接 应诉 有害 没有 拥有
"""
_ENGLISH = """
a an and any are as at be been by can could did do does for from get give had has have how i if in into
is it its many may me much must my need of on or our please shall should tell than that the their them
then there these they this to us was we were what when where which who whom whose why will with would
you your about after before long often
"""


def _longest_first(words: str) -> re.Pattern[str]:
    return re.compile("|".join(sorted(words.split(), key=len, reverse=True)))


ENGLISH = frozenset(_ENGLISH.split())
_PHRASE = re.compile("多长时间|什么时[候间]|哪个时间|几点钟?")
_CUT = _longest_first(_CHINESE)
_KEPT = re.compile(f"({_longest_first(_NEVER_CUT).pattern})")


def without_asking(question: str) -> str:
    """Put a space where a word that only asks stood, so that no pair of characters spans it."""
    parts = _KEPT.split(_PHRASE.sub(" ", question))
    return "".join(part if number % 2 else _CUT.sub(" ", part) for number, part in enumerate(parts))
