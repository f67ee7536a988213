"""How everything looks: tokens by meaning, filled into a palette, a style sheet and the icons."""

from studio.ui.theme.applied import KeepsColors, apply_theme, follow_system
from studio.ui.theme.current import UNBOUNDED, Theme, moves, radius, size, space, theme, tokens
from studio.ui.theme.icon_font import has_icon
from studio.ui.theme.icons import icon, paint_icon
from studio.ui.theme.tokens import Mode, Tokens, TypeStyle

__all__ = [
    "UNBOUNDED",
    "KeepsColors",
    "Mode",
    "Theme",
    "Tokens",
    "TypeStyle",
    "apply_theme",
    "follow_system",
    "has_icon",
    "icon",
    "moves",
    "paint_icon",
    "radius",
    "size",
    "space",
    "theme",
    "tokens",
]
