"""The page a browser shows when a single sign-on has come back to this program."""

from html import escape

from studio.core.errors import StudioError
from studio.core.i18n import Words
from studio.wording.explanation import explain

_PAGE = (
    '<!doctype html><html><head><meta charset="utf-8"><title>{title}</title></head>'
    "<body><h1>{title}</h1><p>{text}</p></body></html>"
)


def sign_in_page(trouble: StudioError | None, say: Words) -> str:
    title, text = say("You are signed in"), say("Close this page and go back to Agent Studio.")
    if trouble:
        said = explain(trouble, say)
        title, text = said.happened, said.action
    return _PAGE.format(title=escape(title), text=escape(text))
