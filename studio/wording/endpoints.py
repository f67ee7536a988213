"""Words for what goes wrong between this computer and a model endpoint."""

from studio.core import errors as e
from studio.core.i18n import mark

_QUOTED = mark("Until it answers, agents quote the passages they find instead of answering.")
_ASK = mark("Try again in a moment; if it stays so, tell whoever runs the endpoint. It says: {said}")
_LONGEST = 140  # characters of a server's own words; all of them are among the details

ENDPOINTS: dict[type[e.StudioError], tuple[str, str, str]] = {
    e.EndpointUrlInvalid: (
        mark("“{url}” is not an address of an endpoint."),
        mark("Nothing was changed."),
        mark("Write it like https://ai.example.org/v1, as the information centre gave it."),
    ),
    e.EndpointUnreachable: (
        mark("Cannot reach “{endpoint}”: {host} does not answer."),
        mark("The service may be down, or this computer is not on that network."),
        mark("Check the address and the network, then probe it again."),
    ),
    e.EndpointUntrusted: (
        mark("The certificate of {host} is not trusted on this computer."),
        mark("Nothing was sent, so that nobody can listen in."),
        mark("Choose the city's CA file in the endpoint's settings."),
    ),
    e.EndpointTimedOut: (
        mark("“{endpoint}” did not answer within {seconds} s."),
        _QUOTED,
        mark("Try again; if it happens often, allow more time in the endpoint's settings."),
    ),
    e.EndpointSilent: (
        mark("“{endpoint}” takes the connection and says nothing: nothing came within {seconds} s."),
        mark("The program there stands still, or has far too much to do."),
        mark("Have whoever looks after it start it anew, then test again."),
    ),
    e.EndpointKeyRefused: (
        mark("“{endpoint}” refused the key ({status})."),
        _QUOTED,
        mark("Check the key in the endpoint's settings, or ask for a new one."),
    ),
    e.EndpointKeyMissing: (
        mark("“{endpoint}” wants a key, and none is kept for it."),
        _QUOTED,
        mark("Paste the key in the endpoint's settings; whoever runs the endpoint gives it out."),
    ),
    e.EndpointModelUnknown: (
        mark("“{endpoint}” has no model named “{model}”."),
        _QUOTED,
        mark("Choose one of the models the probe lists."),
    ),
    e.EndpointBusy: (
        mark("“{endpoint}” is busy and put us off {tries} {tries:time|times}."),
        _QUOTED,
        mark("Try again in a moment."),
    ),
    e.EndpointFailed: (
        mark("“{endpoint}” itself failed and gave no answer."),
        _QUOTED,
        _ASK,
    ),
    e.EndpointRejected: (
        mark("“{endpoint}” did not accept the request."),
        mark("Nothing is wrong with the documents."),
        mark("Check model and limits in the endpoint's settings, then probe it again. It says: {said}"),
    ),
    e.EndpointNotCompatible: (
        mark("“{endpoint}” answers, but not as a model endpoint."),
        mark("The address may be that of a web page, or the network wants a sign-in first."),
        mark("Check the address, which usually ends with /v1, and the network. What came: {received}"),
    ),
    e.AnswerUnfit: (
        mark("What “{endpoint}” answers cannot be used: {received}"),
        mark("What is stored stays as it is."),
        mark("Try again; if it stays so, choose another model or tell whoever runs the endpoint."),
    ),
    e.EndpointUnpaid: (
        mark("“{endpoint}” has no credit or quota left."),
        _QUOTED,
        mark("Tell whoever runs the endpoint. It says: {said}"),
    ),
    e.ContextTooLong: (
        mark("This is more than the model of “{endpoint}” can read at once."),
        mark("Nothing is lost: the question can be asked again with less around it."),
        mark(
            "Start a new chat, attach fewer or shorter files, use fewer passages, or set the context window"
            " in the endpoint's settings to what the model has."
        ),
    ),
    e.AnswerEmpty: (
        mark("The model of “{endpoint}” said nothing."),
        mark("Some servers do so when a question with all that goes with it is too long for the model."),
        mark("Try again, or start a new chat with fewer attachments."),
    ),
    e.AnswerOnlyReasoned: (
        mark("The model of “{endpoint}” reasoned and did not come to an answer."),
        mark("Its reasoning may have used up the length an answer may have."),
        mark("Allow a longer answer in the agent's model settings, then try again."),
    ),
    e.AnswerEndless: (
        mark("The answer of “{endpoint}” would not end and was stopped."),
        mark("What was written is kept; the model may have repeated itself."),
        mark("Try again, in other words or with a lower temperature."),
    ),
    e.AnswerCut: (
        mark("This answer is not complete: it reached the longest an answer may be."),
        mark("What is missing was never written by the model of “{endpoint}”."),
        mark("Ask it to go on, or allow a longer answer in the agent's model settings."),
    ),
    e.AnswerFiltered: (
        mark("This answer is not complete: “{endpoint}” stopped it."),
        mark("A content filter of the server ended it; what was written before is kept."),
        mark("Ask in other words, or ask whoever runs the endpoint."),
    ),
    e.AnswerBroken: (
        mark("The answer broke off: the connection to “{endpoint}” was lost."),
        mark("What was written is kept."),
        mark("Try again."),
    ),
    e.ModelNotChosen: (
        mark("“{endpoint}” has no model chosen for {work}."),
        mark("Everything else works."),
        mark("Choose one in the endpoint's settings."),
    ),
    e.ToolsNotCalled: (
        mark("The model of “{endpoint}” did not call the tool it was offered."),
        mark("Agents with tools act step by step, in text: that works with every model, and is slower."),
        mark("To have it faster, ask whoever runs the endpoint to switch tool calling on."),
    ),
    e.KeyringUnavailable: (
        mark("This computer has no keyring that could keep the key of “{endpoint}”."),
        mark("The key is never written to a file."),
        mark(
            "Use it for this session only (on the command line: the variable AGENT_STUDIO_KEY),"
            " or have a keyring (Secret Service) set up."
        ),
    ),
}

_BEHIND = mark("The model service behind “{endpoint}” does not answer.")
_AT_STATUS = {502: _BEHIND, 503: mark("“{endpoint}” is overloaded or just starting."), 504: _BEHIND}
_ASKED_TO_WAIT = (
    mark("“{endpoint}” is busy and wants to be asked again only in {wait} s."),
    _QUOTED,
    mark("Try again then."),
)


def of_its_facts(error: e.StudioError, sentences: tuple[str, str, str]) -> tuple[str, str, str]:
    """What the facts of an error tell more exactly."""
    if isinstance(error, e.EndpointFailed):
        return _AT_STATUS.get(error.status, sentences[0]), *sentences[1:]
    return _ASKED_TO_WAIT if isinstance(error, e.EndpointBusy) and error.wait else sentences


def said_by_server(error: e.StudioError) -> str:
    """Return its own words, shortened, with the status that helps whoever runs it."""
    status, message = error.facts.get("status") or "", str(error.facts.get("message") or "")
    known = status == 200 or message.startswith(str(status))
    text = message if known else f"{status} {message}".strip()
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
