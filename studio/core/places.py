"""Where in a document something stands, so that a citation can name it and open it there."""

from pydantic import BaseModel, ConfigDict

from studio.core.languages import Language

__all__ = ["Language", "Place"]

_SHOWN_HEADINGS = 3


class Place(BaseModel):
    """Page, sheet and rows count from 1; headings run from the outermost to the innermost."""

    model_config = ConfigDict(frozen=True)

    page: int | None = None
    sheet: str | None = None
    first_row: int | None = None
    last_row: int | None = None
    headings: tuple[str, ...] = ()

    def label(self, language: Language = Language.ZH) -> str:
        """Name the place in few words, by its innermost headings: 第 12 页 · 四、应急响应 › (二)Ⅲ级."""
        zh = language is Language.ZH
        page = [] if self.page is None else [f"第 {self.page} 页" if zh else f"page {self.page}"]
        sheet = [] if self.sheet is None else [self.sheet]
        path = [" › ".join(self.headings[-_SHOWN_HEADINGS:])] if self.headings else []
        return " · ".join([*page, *sheet, *self._rows(zh), *path])

    def _rows(self, zh: bool) -> list[str]:
        if self.first_row is None:
            return []
        if self.last_row in (None, self.first_row):
            return [f"第 {self.first_row} 行" if zh else f"row {self.first_row}"]
        span = f"{self.first_row}–{self.last_row}"
        return [f"第 {span} 行" if zh else f"rows {span}"]
