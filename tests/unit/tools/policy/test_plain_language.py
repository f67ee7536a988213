"""Policies as notices say them are understood where they are plain, and named where they are not."""

from datetime import date
from decimal import Decimal

import pytest

from studio.core.errors import ExpressionInvalid
from studio.tools.policy.matching import Standing, findings
from studio.tools.policy.nodes import Value
from studio.tools.policy.policies import Written, understood
from studio.tools.policy.reckoning import Reckoning

KNOWN: dict[str, Value] = {
    "年龄": Decimal(62),
    "户籍": "示例市",
    "月收入": Decimal(1800),
    "社保缴纳": Decimal(14),
    "企业类型": "小微企业",
    "投资额": Decimal(800_000),
    "招用人数": Decimal(5),
}


def standing(condition: str) -> Standing:
    (policy,) = understood([Written("甲", condition)], [], "policy")
    return findings([policy], Reckoning(KNOWN, date(2026, 5, 1)))[0].standing


def amount(written: str) -> Decimal | None:
    (policy,) = understood([Written("甲", "", written)], [], "policy")
    return findings([policy], Reckoning(KNOWN, date(2026, 5, 1)))[0].amount


@pytest.mark.parametrize(
    ("condition", "outcome"),
    [
        ("年龄60周岁以上", Standing.MET),
        ("年龄60周岁(含)以上", Standing.MET),
        ("年满60周岁", Standing.MET),
        ("年龄16-59周岁", Standing.NOT_MET),
        ("年龄18周岁至70周岁", Standing.MET),
        ("年龄未满18周岁", Standing.NOT_MET),
        ("社保缴纳满12个月", Standing.MET),
        ("月收入2000元以下", Standing.MET),
        ("月收入低于2000元", Standing.MET),
        ("户籍:示例市", Standing.MET),
        ("企业类型:小微企业、个体工商户", Standing.MET),
        ("1.年满60周岁;2.户籍为示例市;3、月收入1500元以内", Standing.NOT_MET),
        ("招用人数3人及以上", Standing.MET),
        ("具有良好信用", Standing.UNCLEAR),
        ("1\uff0e年满60周岁\uff1b2\uff0e户籍\uff1a示例市\uff1b\uff083\uff09月收入\uff1c2000元", Standing.MET),
        ("年龄60周岁\uff08含\uff09以上\uff0c且户籍\uff1d示例市", Standing.MET),
        ("户籍为示例市\uff0c年满60周岁\uff0c月收入低于2000元", Standing.MET),
        ("年满60周岁\uff0c户籍 = 外地", Standing.NOT_MET),
        ("①年满60周岁\n②户籍为示例市", Standing.MET),
    ],
)
def test_a_condition_in_the_words_of_a_notice(condition: str, outcome: Standing) -> None:
    assert standing(condition) is outcome


@pytest.mark.parametrize(
    ("written", "paid"),
    [
        ("一次性补贴5000元", "5000"),
        ("给予1万元奖励", "10000"),
        ("按投资额的10%给予补贴,最高50万元", "80000"),
        ("按投资额的10%补助,不超过5万元", "50000"),
        ("投资额的5%", "40000"),
        ("按投资额的10\uff05给予补贴\uff0c最高50万元", "80000"),
        ("招用人数 × 1000元", "5000"),
    ],
)
def test_an_amount_in_the_words_of_a_notice(written: str, paid: str) -> None:
    assert amount(written) == Decimal(paid)


@pytest.mark.parametrize("written", ["每人每月300元", "最高补贴5万", "5000元至1万元", "视情况给予3000元左右"])
def test_an_amount_that_could_mean_several_things_is_named(written: str) -> None:
    with pytest.raises(ExpressionInvalid):
        amount(written)
