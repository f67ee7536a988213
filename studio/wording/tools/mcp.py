"""The words of the MCP tool."""

from studio.core.i18n import mark
from studio.wording.tools.words import FieldWords, ToolWords

WORDS = ToolWords(
    name=mark("MCP server"),
    purpose=mark("Brings in the tools of an MCP server, here or on the network; asks first."),
    fields={
        "command": FieldWords(
            mark("Program"),
            mark("Started on this computer; the whole command is shown first."),
        ),
        "arguments": FieldWords(mark("Arguments"), mark("One a line.")),
        "variables": FieldWords(
            mark("Environment variables"), mark("Names only; the values are kept in the keyring.")
        ),
        "url": FieldWords(mark("Address"), mark("Instead of a program: a server by streamable HTTP.")),
        "key": FieldWords(mark("Key"), mark("Kept in the keyring under this name, never in the agent.")),
        "tools": FieldWords(mark("Tools"), mark("One a line; none named: all the server offers.")),
        "seconds": FieldWords(mark("Longest wait (s)")),
    },
)
