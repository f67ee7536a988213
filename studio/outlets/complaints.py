"""Errors of our tree as other programs are told them: a status, a code, and the sentences."""

import logging
from dataclasses import dataclass

from starlette.responses import JSONResponse

from studio.catalogue.service.errors import answer as as_catalogue
from studio.core import errors as e
from studio.core.i18n import Words
from studio.wording import explain

_logger = logging.getLogger(__name__)
_CODES: dict[type[e.StudioError], tuple[int, str]] = {
    e.ClientKeyRefused: (401, "invalid_api_key"),
    e.ClientTooOften: (429, "rate_limit_exceeded"),
    e.CatalogueBusy: (503, "server_busy"),
    e.NotFound: (404, "model_not_found"),
    e.ReleaseRecalled: (410, "model_recalled"),
    e.ReleaseNotOffered: (410, "model_not_offered"),
    e.IndexContradicted: (410, "model_not_trusted"),
    e.PackageDamaged: (410, "model_not_trusted"),
    e.QuestionTooLong: (400, "context_length_exceeded"),
    e.ContextTooLong: (400, "context_length_exceeded"),
    e.QuestionEmpty: (400, "question_empty"),
    e.AttachmentsNotTaken: (400, "attachments_not_supported"),
    e.RequestNotUnderstood: (400, "invalid_request"),
    e.RouteUnknown: (404, "unknown_route"),
    e.RequestTooLarge: (413, "request_too_large"),
    e.EndpointBusy: (503, "model_busy"),
    e.EndpointTimedOut: (504, "model_timed_out"),
    e.EndpointError: (502, "model_failed"),
    e.TimeLimitReached: (504, "time_limit_reached"),
}
_KINDS = {
    401: "authentication_error",
    404: "not_found_error",
    410: "not_found_error",
    429: "rate_limit_error",
}


@dataclass(frozen=True, slots=True)
class Complaint:
    status: int
    code: str
    message: str
    field: str | None
    seconds: int

    @property
    def body(self) -> dict[str, object]:
        """As clients of OpenAI-compatible servers read it."""
        usual = "invalid_request_error" if self.status < 500 else "server_error"
        kind = _KINDS.get(self.status, usual)
        return {"error": {"message": self.message, "type": kind, "param": self.field, "code": self.code}}

    @property
    def headers(self) -> dict[str, str]:
        if self.status == 401:
            return {"WWW-Authenticate": "Bearer"}
        return {"Retry-After": str(self.seconds)} if self.status in (429, 503) else {}

    @property
    def response(self) -> JSONResponse:
        return JSONResponse(self.body, self.status, self.headers)


def complaint(error: Exception, say: Words) -> Complaint:
    """What nobody foresaw is told without its details, which are logged."""
    if not isinstance(error, e.StudioError):
        _logger.error("an agent could not be asked", exc_info=error)
    known = error if isinstance(error, e.StudioError) else e.CatalogueRefused(status=500)
    kind = next((base for base in type(known).__mro__ if base in _CODES), None)
    status, code = _CODES[kind] if kind else (as_catalogue(known).status_code, known.name)
    field = known.field if isinstance(known, e.RequestNotUnderstood) else None
    seconds = known.seconds if isinstance(known, e.ClientTooOften) else 2
    return Complaint(max(status, 400), code, str(explain(known, say)), field or None, seconds)
