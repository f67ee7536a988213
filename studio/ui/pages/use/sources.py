"""Opens what an answer cites."""

from PySide6.QtWidgets import QWidget

from studio.core.events import Citation
from studio.runtime import AgentFolder
from studio.ui.components import ScrollPage, SideSheet, label
from studio.ui.language import language, tr
from studio.ui.shell import Services


def open_source(services: Services, page: QWidget, folder: AgentFolder, citation: Citation) -> None:
    """Show the cited words with the document and place they stand in."""
    sheet = SideSheet(page, tr("Source {number}", number=citation.number))
    scroll = ScrollPage(margin=False)
    for text, kind, tone in (
        (citation.document, "strong", ""),
        (citation.place.label(language()), "dense", "secondary"),
        (citation.quote, "body", ""),
        (tr("From the knowledge base “{base}”", base=citation.base), "caption", "muted"),
    ):
        scroll.column.addWidget(label(text, kind, tone, wrap=True))
    sheet.body.addWidget(scroll, 1)
    sheet.closed.connect(sheet.deleteLater)
    sheet.open()
