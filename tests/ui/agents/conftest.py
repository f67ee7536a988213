"""The pages' tests share one small office."""

from tests.ui.builder.office import office, rules

__all__ = ["office", "rules"]
