"""The words of the OpenAPI tool."""

from studio.core.i18n import mark
from studio.wording.tools.words import FieldWords, ToolWords

WORDS = ToolWords(
    name=mark("Service by OpenAPI"),
    purpose=mark("Calls a service that an OpenAPI 3 document describes; asks before it sends."),
    fields={
        "specification": FieldWords(
            mark("OpenAPI document"), mark("A file of the agent (JSON or YAML), or its address.")
        ),
        "hosts": FieldWords(
            mark("Servers it may reach"),
            mark("One a line, such as 10.0.0.8:8080. Nothing else is reached."),
        ),
        "operations": FieldWords(
            mark("Operations"), mark("Ids, or as in “GET /stations”. None chosen: all that only read.")
        ),
        "server": FieldWords(mark("Address of the service"), mark("Empty: as the document says.")),
        "key": FieldWords(mark("Key"), mark("Kept in the keyring under this name, never in the agent.")),
        "read_without_asking": FieldWords(
            mark("Read without asking"),
            mark("On: asked about once on each computer. Changes always are."),
        ),
        "seconds": FieldWords(mark("Longest wait (s)")),
    },
)
