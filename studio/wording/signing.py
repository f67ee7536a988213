"""Words for keys, signatures and an index that cannot be relied on."""

from studio.core import errors as e
from studio.core.i18n import mark

SIGNING: dict[type[e.StudioError], tuple[str, str, str]] = {
    e.SignatureMissing: (
        mark("The submission is not signed by its author."),
        mark("Nothing was submitted."),
        mark("Submit it with this program, which signs with the author's key."),
    ),
    e.SignatureInvalid: (
        mark("A signature does not fit: {what}."),
        mark("What it stands under was changed, or it is another's. It was not used."),
        mark("Fetch it again; if it stays so, tell whoever runs the catalogue."),
    ),
    e.StatementWrong: (
        mark("What was signed is about something else: {part} differs."),
        mark("A signature counts for one package, version, person and catalogue. Nothing was submitted."),
        mark("Submit it again from the agent itself."),
    ),
    e.StatementReplayed: (
        mark("This signed submission was used once already."),
        mark("A signature counts one time. Nothing was submitted."),
        mark("Submit it again from the agent itself, which signs anew."),
    ),
    e.AuthorKeyUnknown: (
        mark("The catalogue does not know the key {fingerprint} of {person}."),
        mark("Nothing was submitted."),
        mark("Submit from a computer where {person} is signed in: its key is registered then."),
    ),
    e.AuthorKeyRevoked: (
        mark("The key {fingerprint} of {person} was revoked."),
        mark("It signs nothing new any more; what was released with it stays valid."),
        mark("Make a new key on this computer (catalogue keys new), then submit again."),
    ),
    e.AuthorKeyOfAnother: (
        mark("The key {fingerprint} is not a key of {person}."),
        mark("Nobody signs with the key of another. Nothing was submitted."),
        mark("Make a new key on this computer (catalogue keys new), then submit again."),
    ),
    e.AuthorKeyUnreadable: (
        mark("The key to sign with on this computer does not read."),
        mark("It is 32 bytes in Base64. Nothing was signed or submitted."),
        mark(
            "If it is given in AGENT_STUDIO_AUTHOR_KEY, correct it there;"
            " otherwise make a new one: catalogue keys new."
        ),
    ),
    e.AuthorKeyNotKept: (
        mark("This computer has no keyring that could keep a key."),
        mark("A key made now would be gone at the end of this call."),
        mark(
            "Have a keyring (Secret Service) set up, or make a key yourself (openssl rand -base64 32)"
            " and give it in AGENT_STUDIO_AUTHOR_KEY with each call."
        ),
    ),
    e.ServiceKeyMissing: (
        mark("The catalogue's private key {fingerprint} is not in {file}."),
        mark("Without it nothing can be released or recalled."),
        mark("Bring back that file from a backup, or begin with a new key: catalogue keys rotate --lost."),
    ),
    e.CatalogueKeyChanged: (
        mark("The catalogue signs with a key that nobody vouches for: {found}."),
        mark(
            "Trusted so far is {trusted}. Somebody may stand between you and the catalogue;"
            " nothing was taken from it."
        ),
        mark(
            "Compare its fingerprint with whoever runs it; then trust it in Settings (catalogue keys trust)."
        ),
    ),
    e.IndexExpired: (
        mark("The catalogue's index has run out ({expired})."),
        mark("A recall may be kept from you. Nothing was installed; installed agents go on working."),
        mark("Check this computer's date; if it is right, tell whoever runs the catalogue."),
    ),
    e.IndexRolledBack: (
        mark("The catalogue shows an older index ({found}) than before ({seen})."),
        mark("A recall may be kept from you. Nothing was installed; installed agents go on working."),
        mark(
            "Tell whoever runs it; after a restored backup, trust it anew in Settings (catalogue keys trust)."
        ),
    ),
    e.IndexContradicted: (
        mark("Version {version} of “{agent}” is not what the catalogue's index says."),
        mark("Package and index do not belong together. Nothing was installed."),
        mark("Try again; if it stays so, tell whoever runs the catalogue."),
    ),
}
