"""The page of GB/T 9704-2012 in twips (1/20 pt): A4, type area 156 × 225 mm, 22 lines of 28 characters."""

PAGE_WIDTH, PAGE_HEIGHT = 11906, 16838
TOP, BOTTOM, LEFT, RIGHT = 2098, 1984, 1588, 1474  # 37, 35, 28, 26 mm
TEXT_WIDTH = PAGE_WIDTH - LEFT - RIGHT
LINE = (PAGE_HEIGHT - TOP - BOTTOM) // 22
CHARACTER = TEXT_WIDTH / 28
CHARACTER_SPACE = -849  # 1/4096 pt: what 三号 (16 pt) must give for 28 in a line
NARROWER = -5  # the same in twips, rounded so that 28 fit
SIZE_3, SIZE_2, SIZE_4 = 32, 44, 28  # 三号, 二号, 四号 in half points
FOOTER = 1304  # page numbers 7 mm under the type area
RED = "FF0000"


def mm(length: float) -> int:
    return round(length * 1440 / 25.4)


def characters(count: float) -> int:
    """The width of so many characters of 三号."""
    return round(count * CHARACTER)
