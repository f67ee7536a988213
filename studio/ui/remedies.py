"""Where the window leads when something went wrong: the one button that goes with an error by its name."""

from dataclasses import dataclass

from studio.core import errors as e
from studio.core.i18n import mark
from studio.core.passages import Trouble
from studio.ui.language import tr


@dataclass(frozen=True, slots=True)
class Remedy:
    """`place` is what the navigator opens; the error's facts are filled into it."""

    words: str
    place: tuple[str, ...]


_ENDPOINTS = Remedy(mark("Open endpoint settings"), ("settings", "endpoints"))
_STORAGE = Remedy(mark("Open storage"), ("settings", "storage"))
_EMBEDDING = Remedy(mark("Open embedding settings"), ("settings", "embedding"))
_SIGN_IN = Remedy(mark("Sign in…"), ("settings", "catalogue"))
_CATALOGUE = Remedy(mark("Open catalogue settings"), ("settings", "catalogue"))
_TRUST = Remedy(mark("Open trust settings"), ("settings", "catalogue"))
_SUPPORT = Remedy(mark("Support bundle…"), ("settings", "about", "support"))
_BASES = Remedy(mark("Open knowledge bases"), ("knowledge",))
_TOOL = Remedy(mark("Fill in the tool"), ("builder", "", "tools"))
_PASSPORT = Remedy(mark("Open the passport"), ("catalogue", "{agent}"))

_REMEDIES: dict[type[e.StudioError], Remedy] = {
    e.DiskFull: _STORAGE,
    e.FolderNotWritable: _STORAGE,
    e.PolicyInvalid: _SUPPORT,
    e.KnowledgeDamaged: _BASES,
    e.VectorServerUnreachable: _EMBEDDING,
    e.ModelFolderInvalid: _EMBEDDING,
    e.ModelNotHere: _EMBEDDING,
    e.EndpointUrlInvalid: _ENDPOINTS,
    e.EndpointUnreachable: _ENDPOINTS,
    e.EndpointUntrusted: _ENDPOINTS,
    e.EndpointTimedOut: _ENDPOINTS,
    e.EndpointKeyRefused: _ENDPOINTS,
    e.EndpointUnpaid: _ENDPOINTS,
    e.EndpointModelUnknown: _ENDPOINTS,
    e.EndpointRejected: _ENDPOINTS,
    e.EndpointNotCompatible: _ENDPOINTS,
    e.ModelNotChosen: _ENDPOINTS,
    e.KeyringUnavailable: _ENDPOINTS,
    e.SignInNeeded: _SIGN_IN,
    e.SignInNotKept: _SIGN_IN,
    e.SsoFailed: _SIGN_IN,
    e.PasswordToBeChanged: _SIGN_IN,
    e.CatalogueUnreachable: _CATALOGUE,
    e.CatalogueUntrusted: _CATALOGUE,
    e.CatalogueNotEncrypted: _CATALOGUE,
    e.CatalogueKeyChanged: _TRUST,
    e.AuthorKeyUnknown: _TRUST,
    e.AuthorKeyRevoked: _TRUST,
    e.AuthorKeyOfAnother: _TRUST,
    e.AuthorKeyUnreadable: _TRUST,
    e.AuthorKeyNotKept: _TRUST,
    e.ReleaseRecalled: _PASSPORT,
    e.ToolSettingsInvalid: _TOOL,
}


def remedy_for(error: object) -> Remedy | None:
    """Return it in the window's words and with its place filled in; kinds of an error share its remedy.

    A mistake of the program itself leads to what helps to find it.
    """
    name, facts = _named(error)
    if not name:
        return Remedy(tr(_SUPPORT.words), _SUPPORT.place)
    kind = e.every_error().get(name)
    found = next((_REMEDIES[base] for base in kind.__mro__ if base in _REMEDIES), None) if kind else None
    if found is None:
        return None
    return Remedy(tr(found.words), tuple(part.format(**facts) for part in found.place))


def _named(error: object) -> tuple[str, dict[str, e.Fact]]:
    if isinstance(error, e.StudioError | Trouble):
        return error.name, dict(error.facts)
    return "", {}
