"""Errors as a class answers them: {"error": {"name", "facts"}} and a fitting status."""

import logging

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from studio.core import errors as e

_STATUS: dict[type[e.StudioError], int] = {
    e.ClassCodeWrong: 403,
    e.ClassCodeTooOften: 429,
    e.ClassFull: 409,
    e.SeatTaken: 409,
    e.SeatLost: 401,
    e.ActNotAllowed: 403,
    e.NotFound: 404,
    e.RequestTooLarge: 413,
    e.DiskFull: 507,
    e.FolderNotWritable: 507,
}
_logger = logging.getLogger(__name__)


def answer(error: e.StudioError) -> JSONResponse:
    status = error.status if isinstance(error, e.ClassRefused) else _STATUS.get(type(error), 422)
    headers = {401: {"WWW-Authenticate": "Bearer"}}.get(status, {})
    if isinstance(error, e.ClassCodeTooOften):
        headers = {"Retry-After": str(error.seconds)}
    return JSONResponse({"error": {"name": error.name, "facts": error.facts}}, status, headers)


async def told(request: Request, error: Exception) -> Response:
    """What nobody foresaw is logged, and told without its details."""
    if isinstance(error, e.StudioError):
        return answer(error)
    if isinstance(error, HTTPException):
        return answer(e.ClassRefused(status=error.status_code))
    _logger.error("%s %s failed", request.method, request.url.path, exc_info=error)
    return answer(e.ClassRefused(status=500))
