"""Pictures of all components: `python -m scripts.gallery_pictures FOLDER` writes {light,dark}-{zh,en}.png."""

import sys
import tempfile
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent, QPoint
from PySide6.QtGui import QPixmap, QRegion
from PySide6.QtWidgets import QWidget

from studio.core.languages import Language
from studio.ui.components import ScrollPage
from studio.ui.look import Look
from studio.ui.pictures import opened_studio, settle
from studio.ui.theme import theme

_WIDTH = 1280
_SETTLE_MILLISECONDS = 1_500  # an answer is written piece by piece


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for language in Language:
        for mode in ("light", "dark"):
            _take(folder / f"{mode}-{language.value}.png", Look(language, mode))


def _take(file: Path, look: Look) -> None:
    with tempfile.TemporaryDirectory() as workspace:
        studio = opened_studio(Path(workspace), look)
        studio.window.resize(_WIDTH, _WIDTH)
        studio.window.show()
        studio.open_gallery()
        settle(_SETTLE_MILLISECONDS)
        page = studio.navigator.page("gallery")
        scroll = page.findChild(ScrollPage) if page else None
        assert isinstance(scroll, ScrollPage), "the gallery scrolls"
        shown = QPixmap(scroll.widget().size())
        shown.fill(theme().color("canvas"))
        scroll.widget().render(shown, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
        shown.save(str(file))
        studio.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    few_colours = Image.open(file).convert("RGB").quantize(128, kmeans=2, dither=Image.Dither.NONE)
    few_colours.save(file, optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
