"""Colours can be read, sizes are the tokens', and a change of theme reaches what is open."""

import re

import pytest
from PySide6.QtWidgets import QApplication

from studio.ui.components import Button
from studio.ui.theme import Mode, Theme, apply_theme, icon, moves, size, theme, tokens
from studio.ui.theme.style_sheet import style_sheet
from studio.ui.theme.tokens import ContrastPair

PAIRS = [(pair, mode) for pair in tokens().contrast_pairs() for mode in Mode]


def luminance(color: str) -> float:
    """Relative luminance after WCAG 2.1."""
    parts = (int(color[index : index + 2], 16) / 255 for index in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_black_on_white_has_the_greatest_contrast() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize(
    ("pair", "mode"), PAIRS, ids=lambda value: value if isinstance(value, str) else str(value)
)
def test_every_pair_can_be_read(pair: ContrastPair, mode: Mode) -> None:
    found = contrast(tokens().color(pair.foreground, mode), tokens().color(pair.background, mode))

    assert found >= pair.minimum


@pytest.mark.parametrize("mode", list(Mode))
def test_every_rule_of_the_style_sheet_that_sets_words_on_a_ground_can_be_read(mode: Mode) -> None:
    sheet = style_sheet(Theme(mode, tokens()))
    rules = re.findall(r"([^{}]+)\{([^{}]*)\}", sheet)
    pairs = {
        selector.strip(): (ink[0], ground[0])
        for selector, body in rules
        if (ink := re.findall(r"(?<![-\w])color: (#\w{6})", body))
        and (ground := re.findall(r"(?<![-\w])background: (#\w{6})", body))
    }
    faint = {name: pair for name, pair in pairs.items() if contrast(*pair) < 4.5 and ":disabled" not in name}

    assert len(pairs) >= 10
    assert faint == {}


def test_no_place_of_the_templates_is_left_unfilled(qapp: QApplication) -> None:
    filled = style_sheet(theme())

    assert "{{" not in filled
    assert "min-height: 30px" in filled


def test_a_change_of_theme_reaches_the_palette_the_icons_and_what_is_painted(qapp: QApplication) -> None:
    button = Button("提交", icon="plus")
    light = button.icon().pixmap(16, 16).toImage()

    apply_theme(qapp, "dark")
    dark = button.icon().pixmap(16, 16).toImage()

    assert theme().mode is Mode.DARK
    assert qapp.palette().window().color() == theme().color("canvas")
    assert light != dark
    apply_theme(qapp, "light")


def test_a_larger_text_enlarges_what_is_around_it_and_keeps_lines_thin(qapp: QApplication) -> None:
    apply_theme(qapp, "light", 200)

    assert qapp.font().pixelSize() == 28
    assert size("control") == 64
    assert size("breakpoints.one.column") == 1600
    assert tokens().line("hairline") == 1
    assert "min-height: 62px" in style_sheet(theme())
    apply_theme(qapp, "light")
    assert qapp.font().pixelSize() == 14


def test_nothing_moves_by_itself_where_it_is_to_be_still(qapp: QApplication) -> None:
    apply_theme(qapp, "light", still=True)
    assert not moves()

    apply_theme(qapp, "light")
    assert moves()


def test_an_icon_is_drawn_in_its_colour(qapp: QApplication) -> None:
    image = icon("circle", "danger").pixmap(32, 32).toImage()

    assert image.pixelColor(image.width() // 2, image.height() // 2) == theme().color("danger")


def test_an_icon_that_does_not_exist_is_a_plain_shape(qapp: QApplication) -> None:
    unknown = icon("no-such-icon", "text").pixmap(32, 32).toImage()

    assert unknown == icon("shape-outline", "text").pixmap(32, 32).toImage()


def test_chinese_is_set_in_a_simplified_font(qapp: QApplication) -> None:
    assert "Noto Sans CJK SC" in qapp.font().families()
