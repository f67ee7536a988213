"""“Describe it”: what the assistant should do goes in, single changes of the draft come out."""

from studio.ui.pages.builder.describing.controller import DescribingController

__all__ = ["DescribingController"]
