"""The pages' tests share one small office."""

from tests.ui.builder.office import office, rules
from tests.ui.builder.opening import opened
from tests.ui.builder.talking import page

__all__ = ["office", "opened", "page", "rules"]
