"""Words for what goes wrong between this computer and a model endpoint."""

from studio.core import errors as e
from studio.core.i18n import mark

_QUOTED = mark("Until it answers, agents quote the passages they find instead of answering.")
_ASK = mark("Ask whoever runs the endpoint.")

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
    e.EndpointKeyRefused: (
        mark("“{endpoint}” refused the key ({status})."),
        _QUOTED,
        mark("Check the key in the endpoint's settings, or ask for a new one."),
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
        mark("“{endpoint}” failed ({status}): {message}"),
        _QUOTED,
        _ASK,
    ),
    e.EndpointRejected: (
        mark("“{endpoint}” did not accept the request ({status}): {message}"),
        mark("Nothing is wrong with the documents."),
        mark("Check model and limits in the endpoint's settings, then probe it again."),
    ),
    e.EndpointNotCompatible: (
        mark("“{endpoint}” answers, but not as a model endpoint: {received}"),
        mark("The address may be that of a web page or a sign-in."),
        mark("Check the address; it usually ends with /v1."),
    ),
    e.EndpointUnpaid: (
        mark("“{endpoint}” has no credit or quota left: {message}"),
        _QUOTED,
        _ASK,
    ),
    e.ContextTooLong: (
        mark("This is more than the model of “{endpoint}” can read at once: {message}"),
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
        mark("This computer has no keyring to keep the key of “{endpoint}” in."),
        mark("The key is never written to a file."),
        mark(
            "Use it for this session only (on the command line: the variable AGENT_STUDIO_KEY),"
            " or have a keyring (Secret Service) set up."
        ),
    ),
}
