"""Words for programs that ask published agents, and for whoever lets them."""

from studio.core import errors as e
from studio.core.i18n import mark

OUTLETS = {
    e.ClientKeyRefused: (
        mark("This key is not known, was revoked, or is past its end."),
        mark("Nothing was asked."),
        mark("Send a key an administrator of the catalogue made for this program, as a bearer token."),
    ),
    e.ClientTooOften: (
        mark("More than this program may ask: {limit} ({per})."),
        mark("This request was not counted."),
        mark("Ask again in {seconds} {seconds:second|seconds}, or have its limits raised."),
    ),
    e.AttachmentsNotTaken: (
        mark("Agents are asked in text here; “{kind_of_part}” is not taken."),
        mark("Nothing was asked."),
        mark("Send the text of it, or ask the agent in Agent Studio, which reads files."),
    ),
    e.RequestNotUnderstood: (
        mark("The request does not read: {field}"),
        mark("Nothing was asked."),
        mark("Compare it with the description of the API."),
    ),
    e.RouteUnknown: (
        mark("There is nothing at {path}."),
        mark("Nothing was asked."),
        mark("Use /v1/models, /v1/chat/completions, or the address in an agent card."),
    ),
}
LIMITS = {"minute": mark("a minute"), "day": mark("a day"), "at_once": mark("at the same time")}
