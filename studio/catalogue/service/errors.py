"""Errors as the service answers them: {"error": {"name", "facts"}}, a fitting status, never a traceback."""

import logging
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.routing import Match

from studio.core import errors as e

_STATUS: dict[type[e.StudioError], int] = {
    e.SignInNeeded: 401,
    e.SignInRefused: 401,
    e.SsoFailed: 401,
    e.ActNotAllowed: 403,
    e.ReviewerIsAuthor: 403,
    e.RaterIsAuthor: 403,
    e.PasswordToBeChanged: 403,
    e.SsoPersonUnknown: 403,
    e.OwnRolesKept: 403,
    e.ReviewerIsEditor: 403,
    e.NotFound: 404,
    e.SsoNotOffered: 404,
    e.SubmissionClosed: 409,
    e.SubmissionStale: 409,
    e.VersionTaken: 409,
    e.VersionNotHigher: 409,
    e.RollbackNotPossible: 409,
    e.NotDeprecated: 409,
    e.FeedbackSettled: 409,
    e.NameTaken: 409,
    e.LastAdminKept: 409,
    e.DepartmentHasPeople: 409,
    e.StatementReplayed: 409,
    e.AuthorKeyRevoked: 403,
    e.AuthorKeyOfAnother: 403,
    e.ServiceKeyMissing: 500,
    e.SecretMissing: 500,
    e.ReleaseRecalled: 410,
    e.PackageTooLarge: 413,
    e.TooMuchWaiting: 429,
    e.ReleaseNotOffered: 410,
    e.ClientKeyRefused: 401,
    e.ClientTooOften: 429,
    e.TooMuchToday: 429,
    e.RequestTooLarge: 413,
    e.SignInTooOften: 429,
    e.CatalogueRefused: 500,
    e.CatalogueBusy: 503,
    e.BucketNotUsable: 503,
    e.DiskFull: 507,
    e.FolderNotWritable: 507,
}
_METHODS = ("GET", "POST", "PUT", "DELETE")
_logger = logging.getLogger(__name__)


def answer_errors(app: FastAPI) -> None:
    app.add_exception_handler(e.StudioError, _known)
    app.add_exception_handler(RequestValidationError, _not_understood)
    app.add_exception_handler(HTTPException, _no_such_route)
    app.add_exception_handler(ClientDisconnect, _gone)
    app.add_exception_handler(Exception, _unknown)


def names_with(status: int) -> list[str]:
    """Return the names of the errors that are answered with that status."""
    return [kind.__name__ for kind, answered in _STATUS.items() if answered == status]


def answer(error: e.StudioError) -> JSONResponse:
    if isinstance(error, e.CatalogueRefused):
        return _answer(error.status, error)
    return _answer(_STATUS.get(type(error), 422), error)


def _answer(status: int, error: e.StudioError) -> JSONResponse:
    wait = str(error.seconds) if isinstance(error, e.SignInTooOften | e.ClientTooOften) else "2"
    retry = {"Retry-After": wait}
    headers = {401: {"WWW-Authenticate": "Bearer"}, 429: retry, 503: retry}.get(status)
    return JSONResponse({"error": {"name": error.name, "facts": error.facts}}, status, headers)


async def _known(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, e.StudioError)
    return answer(error)


async def _not_understood(_: Request, error: Exception) -> JSONResponse:
    return _answer(422, e.CatalogueRefused(status=422))


async def _no_such_route(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    refused = _answer(error.status_code, e.CatalogueRefused(status=error.status_code))
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        refused.headers["Allow"] = ", ".join(_methods(request))
    return refused


def _methods(request: Request) -> list[str]:
    """Starlette names those of one route alone; an address may have several."""
    routes = request.app.routes
    asked = [{**request.scope, "method": method} for method in _METHODS]
    return [
        scope["method"] for scope in asked if any(route.matches(scope)[0] is Match.FULL for route in routes)
    ]


async def _gone(_: Request, error: Exception) -> JSONResponse:
    """Nobody hears it; only what was to come is not there."""
    return _answer(400, e.CatalogueRefused(status=400))


async def _unknown(request: Request, error: Exception) -> JSONResponse:
    _logger.error("%s %s failed", request.method, request.url.path, exc_info=error)
    return _answer(500, e.CatalogueRefused(status=500))
