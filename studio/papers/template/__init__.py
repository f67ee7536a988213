"""A department's own Word template: {{单位名称}} in it is filled in, everything else stays as it is."""

from studio.papers.template.filling import Filled, filled
from studio.papers.template.placeholders import Rows, Wanted, wanted_in
from studio.papers.template.word_file import TemplateUnfit, WordFile

__all__ = ["Filled", "Rows", "TemplateUnfit", "Wanted", "WordFile", "filled", "wanted_in"]
