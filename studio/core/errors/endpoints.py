"""A model endpoint, and answers that did not come as they should.

StudioError
└── EndpointError
    ├── EndpointUrlInvalid
    ├── EndpointUnreachable
    ├── EndpointUntrusted          its certificate is not trusted
    ├── EndpointTimedOut
    │   └── EndpointSilent         it takes connections and says nothing, not even what it has
    ├── EndpointKeyRefused         401 or 403
    │   └── EndpointKeyMissing     and there is none
    ├── EndpointModelUnknown
    ├── EndpointBusy               429 after all retries
    ├── EndpointFailed             5xx or an error inside the answer
    ├── EndpointRejected           400 or 422: the request itself is not accepted
    │   └── ContextTooLong         it holds more than the model can read at once
    ├── EndpointNotCompatible      answers, but not as an OpenAI-compatible server
    │   └── AnswerUnfit            as one, with vectors or scores that do not fit
    ├── EndpointUnpaid             402, or no quota left
    ├── AnswerBroken               the stream ended before the answer did
    ├── AnswerEmpty                the model said nothing at all
    ├── AnswerOnlyReasoned         it reasoned and never came to an answer
    ├── AnswerEndless              it goes on beyond any length it was allowed
    ├── AnswerCut                  it reached the length it was allowed and is not complete
    ├── AnswerFiltered             the server's content filter ended it
    ├── ModelNotChosen             the profile names no model for that work
    ├── ToolsNotCalled             the model was offered a tool it needed and did not call it
    └── KeyringUnavailable
"""

from studio.core.errors.base import StudioError


class EndpointError(StudioError):
    endpoint: str


class EndpointUrlInvalid(EndpointError):
    url: str


class EndpointUnreachable(EndpointError):
    host: str


class EndpointUntrusted(EndpointError):
    host: str


class EndpointTimedOut(EndpointError):
    seconds: int


class EndpointSilent(EndpointTimedOut):
    pass


class EndpointKeyRefused(EndpointError):
    status: int


class EndpointKeyMissing(EndpointKeyRefused):
    pass


class EndpointModelUnknown(EndpointError):
    model: str


class EndpointBusy(EndpointError):
    """`wait` is how many seconds it asked to be left alone; 0 when it did not say."""

    tries: int
    wait: int


class EndpointFailed(EndpointError):
    status: int
    message: str


class EndpointRejected(EndpointError):
    status: int
    message: str


class ContextTooLong(EndpointRejected):
    """`limit` is how many tokens the server takes; 0 when it does not say."""

    limit: int


class EndpointNotCompatible(EndpointError):
    received: str


class AnswerUnfit(EndpointNotCompatible):
    """`received` is one of our codes."""


class EndpointUnpaid(EndpointError):
    message: str


class AnswerBroken(EndpointError):
    pass


class AnswerEmpty(EndpointError):
    """`reason` is why the server says it ended."""

    reason: str


class AnswerOnlyReasoned(EndpointError):
    """`cut` is “yes” when the reasoning took all the length an answer may have."""

    cut: str


class AnswerEndless(EndpointError):
    pass


class AnswerCut(EndpointError):
    pass


class AnswerFiltered(EndpointError):
    pass


class ModelNotChosen(EndpointError):
    work: str


class ToolsNotCalled(EndpointError):
    pass


class KeyringUnavailable(EndpointError):
    pass
