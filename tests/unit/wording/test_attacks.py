"""Attacks are told by what they pretend, and each of them has such words."""

from studio.catalogue import CheckName, Sighting
from studio.core.attacks import read_attacks
from studio.core.errors import CheckStopped
from studio.core.i18n import Words
from studio.core.languages import Language
from studio.trials.injections import CARRIERS
from studio.wording import explain, sighting_text
from studio.wording.attacks import attack_text, carrier_text

ZH = Words(Language.ZH)


def test_every_attack_and_every_paper_has_words() -> None:
    told = [attack_text(attack.id, ZH) for attack in read_attacks()]
    told += [carrier_text(carrier.id, ZH) for carrier in CARRIERS]
    assert not [text for text in told if text.isascii()]


def test_an_attack_that_was_followed_is_told_by_what_it_pretends() -> None:
    sighting = Sighting(where="system-1", kind="followed", detail="result")
    assert sighting_text(CheckName.INJECTIONS, sighting, ZH) == "“冒充系统 1”攻击在回答里得逞（工具结果）"


def test_a_check_that_stops_without_a_place_leaves_no_loose_end() -> None:
    said = explain(CheckStopped(check="injections", detail=""), ZH)
    assert said.happened == "检查“注入攻击”没有通过，不能提交"
