"""The window's words: Qt's own translation call, answered by the catalogue the whole program speaks from."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

from studio.core.i18n import Words, filled
from studio.core.languages import Language

CONTEXT = "studio"


def tr(text: str, **facts: object) -> str:
    """Say an English text of the code in the window's language, its facts filled in."""
    return filled(QCoreApplication.translate(CONTEXT, text), facts)


def words() -> Words:
    """Return the words in force, for what is put into sentences elsewhere."""
    translator = _application().findChild(WordsTranslator)
    return translator.say if translator else Words(Language.EN)


def language() -> Language:
    return words().language


def set_language(chosen: Language) -> None:
    """Speak it from now on; Qt sends LanguageChange to every window, unless it is spoken already."""
    application = _application()
    spoken = application.findChild(WordsTranslator)
    if spoken is not None and spoken.say.language is chosen:
        return
    for old in application.findChildren(QTranslator):
        application.removeTranslator(old)
        old.setParent(None)
        old.deleteLater()
    for translator in (_qt_translator(chosen), WordsTranslator(Words(chosen))):
        translator.setParent(application)
        application.installTranslator(translator)


class WordsTranslator(QTranslator):
    def __init__(self, say: Words) -> None:
        super().__init__()
        self.say = say

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source: str, comment: str | None = None, n: int = -1) -> str | None:  # type: ignore[override]  # None lets Qt ask the next translator
        return self.say(source) if context == CONTEXT else None


def _qt_translator(chosen: Language) -> QTranslator:
    """Qt's own texts: the menus of text fields, the buttons of file dialogs."""
    translator = QTranslator()
    if chosen is Language.ZH:
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        translator.load("qtbase_zh_CN", folder)
    return translator


def _application() -> QCoreApplication:
    application = QCoreApplication.instance()
    assert application is not None, "words are needed only where there is a window"
    return application
