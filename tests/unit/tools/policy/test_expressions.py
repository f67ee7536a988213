"""Conditions and formulas as offices write them, reckoned exactly; nothing else is understood."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.tools.policy.nodes import Value, facts_in
from studio.tools.policy.parsing import condition, formula
from studio.tools.policy.reckoning import Missing, Reckoning
from studio.tools.policy.saying import said
from studio.tools.policy.tokens import NotUnderstood

KNOWN: dict[str, Value] = {
    "年龄": Decimal(62),
    "户籍": "示例市",
    "投资额": Decimal(800_000),
    "学历": "硕士",
    "注册日期": date(2022, 3, 1),
    "人数": Decimal(3),
    "低保": True,
    "营收": Decimal(3_000_000),
    "低保标准": Decimal(900),
}
RECKONING = Reckoning(KNOWN, date(2026, 5, 1))


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("年龄>=60且户籍=示例市", True),
        ("年龄 ≥ 60 且 户籍 ＝ “示例市”", True),
        ("年龄 在 16 到 59", False),
        ("年龄 16-59岁", False),
        ("年龄不低于60周岁;户籍为示例市", True),
        ("学历 属于 本科、硕士、博士", True),
        ("学历=本科、硕士", True),
        ("学历 不属于 (本科,硕士)", False),
        ("(年龄<18 或 年龄>=60) 且 户籍 是 示例市", True),
        ("年龄<18 或 年龄>=60 且 户籍 = 外地", False),
        ("年数(注册日期) >= 4", True),
        ("月数(注册日期) = 50", True),
        ("注册日期 早于 2023-01-01", True),
        ("注册日期 晚于 2022年3月1日", False),
        ("低保", True),
        ("非 低保", False),
        ("有 低保 and not 户籍 = 外地", True),
        ("户籍 包含 示例", True),
        ("户籍 不包含 示例", False),
        ("户籍 != 外地", True),
        ("投资额/人数 > 26.6万元", True),
        ("投资额 - 10万 * 2 = 60万", True),
        ("(投资额 + 1) * 2 > 160万元", True),
        ("年龄 > 低保标准 / 15", True),
        ("社保月数 >= 12 或 年龄 > 60", True),
        ("社保月数 >= 12 且 年龄 < 60", False),
    ],
)
def test_a_condition_holds_or_not(text: str, holds: bool) -> None:
    assert RECKONING.holds(condition(text)) is holds


def test_what_is_missing_is_named_and_only_that() -> None:
    found = RECKONING.holds(condition("社保月数 >= 12 且 年龄 > 60 且 有 营业执照"))

    assert found == Missing(("社保月数", "营业执照"))


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("5000元", "5000.00"),
        ("1.5万元", "15000.00"),
        ("投资额 × 10%,最高 5万元", "50000.00"),
        ("投资额*8%,最低1万元,不超过6万", "60000.00"),
        ("投资额 × 1%,保底 1万元", "10000.00"),
        ("min(投资额*10%, 50万)", "80000.00"),
        ("2000元*人数", "6000.00"),
        ("分档(营收, 100万: 1万, 500万: 3万, 以上: 5万)", "30000.00"),
        ("分档(年龄, 59: 100; 79: 200; 以上: 300)", "200.00"),
        ("累进(营收, 100万: 10%, 200万: 5%, 以上: 1%)", "160000.00"),
        ("如果(年龄 >= 80, 300, 如果(年龄 >= 60, 200, 0))", "200.00"),
        ("投资额 / 7", "114285.71"),
        ("四舍五入(投资额 / 7, 1)", "114285.70"),
        ("取整(投资额 / 7)", "114285.00"),
        ("0.005", "0.01"),
        ("低保标准 × 1.5 × 12", "16200.00"),
        ("-5 + 10", "5.00"),
    ],
)
def test_an_amount_is_exact(text: str, amount: str) -> None:
    assert RECKONING.amount(formula(text)) == Decimal(amount)


def test_the_working_shows_what_was_put_in() -> None:
    assert RECKONING.working(formula("投资额 × 10%,最高 5万元")) == "取低(投资额(800000) × 10%; 5万元)"
    assert said(condition("(年龄<18 或 年龄>=60) 且 低保")) == "(年龄 < 18 或 年龄 >= 60) 且 低保"


@pytest.mark.parametrize(
    "text",
    [
        "年龄 >",
        "> 3",
        "年龄 >= 60 且",
        "__import__('os').system('x')",
        "().__class__",
        "年龄 ** 9",
        "(" * 200 + "年龄" + ")" * 200,
        "非 " * 100 + "低保",
        "9" * 40,
        "年龄 = 2024-13-45",
        "lambda: 1",
        "分档(年龄)",
        "年" * 3000,
        "f'{x}'",
        "",
    ],
)
def test_what_is_no_condition_is_not_understood(text: str) -> None:
    with pytest.raises(NotUnderstood):
        condition(text)


@pytest.mark.parametrize("text", ["投资额 *", "最高 5万", "每人 2000元", "eval('1')", "min(1)", "10%,最多"])
def test_what_is_no_formula_is_not_understood(text: str) -> None:
    with pytest.raises(NotUnderstood):
        formula(text)


def test_what_does_not_work_out_says_so_and_never_raises() -> None:
    for text in ("投资额/0", "户籍 × 2", "分档(营收, 1万: 1)", "年数(户籍)"):
        found = RECKONING.amount(formula(text))
        assert isinstance(found, Missing)
        assert found.fault
    assert isinstance(RECKONING.holds(condition("户籍 > 3")), Missing)


def test_facts_are_found_in_order_and_declared_names_may_hold_signs() -> None:
    assert facts_in(condition("年龄 > 1 且 (户籍 = x 或 年数(注册日期) > 2)")) == ["年龄", "户籍", "注册日期"]
    assert facts_in(condition("是否属于重点群体 = 是", ["是否属于重点群体"])) == ["是否属于重点群体"]


@given(st.text(alphabet="年龄户籍且或非是在到 ><=≥()（）,;0123456789.%万元+-*/“”'分档最高_\\n", max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    for parse in (condition, formula):
        try:
            node = parse(text)
        except NotUnderstood:
            continue
        RECKONING.holds(node)
        RECKONING.amount(node)
        RECKONING.working(node)
