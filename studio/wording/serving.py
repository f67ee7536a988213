"""Words for a catalogue's server: its settings, its database, its backups, the way to it."""

from studio.core import errors as e
from studio.core.i18n import mark

SERVING: dict[type[e.StudioError], tuple[str, str, str]] = {
    e.PortTaken: (
        mark("Another program already listens on {host}:{port}."),
        mark("The server was not started."),
        mark("Choose another port with --port, or stop that program."),
    ),
    e.AddressNotUsable: (
        mark("This computer cannot listen on {host}:{port}."),
        mark("The server was not started."),
        mark("Give one of its own addresses with --host, and a port above 1024."),
    ),
    e.CatalogueDamaged: (
        mark("The catalogue's database is damaged: {file}."),
        mark("It was left as it is; agents and knowledge bases are unaffected."),
        mark("Bring back its last backup, or move it away to begin an empty catalogue."),
    ),
    e.CatalogueTooNew: (
        mark("A newer version of this program has changed the catalogue's database."),
        mark("It was left as it is (schema {found}; this program knows {known})."),
        mark("Install the newer version on this machine, or bring back a backup from before."),
    ),
    e.CatalogueBusy: (
        mark("The catalogue is too busy, or its database is just starting again."),
        mark("What you did last may not have been kept."),
        mark("Wait a moment, look whether it is there, and do it again if not."),
    ),
    e.ValueNotKept: (
        mark("A text or a number in this cannot be kept, such as a text with a NUL character."),
        mark("Nothing was changed."),
        mark("Type the text anew instead of pasting it."),
    ),
    e.ServerSettingsInvalid: (
        mark("The server's settings in {file} cannot be used. {field}"),
        mark("The server was not started."),
        mark("Correct the field that is named, or the form of the file (YAML, UTF-8)."),
    ),
    e.DatabaseNotUsable: (
        mark("The database cannot be used: {url}."),
        mark("The server was not started."),
        mark("Check its address, that it runs, and that its driver is installed."),
    ),
    e.CatalogueEmpty: (
        mark("There is no catalogue yet: {database}."),
        mark("No backup was written."),
        mark("Name the server's settings with --config, or its database with --database."),
    ),
    e.CatalogueNotEmpty: (
        mark("There is a catalogue already: {database}."),
        mark("Nothing was restored or changed."),
        mark("Restore into an empty database, or add --replace: the old one is backed up first."),
    ),
    e.BackupDamaged: (
        mark("This backup cannot be used: {file}. {part}"),
        mark("The catalogue was left as it is."),
        mark("Use another backup, or copy this one again from where it was kept."),
    ),
    e.BucketNotUsable: (
        mark("The bucket with the catalogue's packages cannot be used: {bucket}."),
        mark("No package can be put there or handed out; what is in it is unaffected."),
        mark("Check its address, its keys, its certificate and that the bucket exists."),
    ),
    e.SecretMissing: (
        mark("A password or key is missing: {variable}. {file}"),
        mark("The server was not started."),
        mark("Put it into that variable of the environment, or into the file that the settings name."),
    ),
    e.CatalogueUnreachable: (
        mark("The catalogue does not answer: {host}."),
        mark("Installed agents go on working."),
        mark("Check the address and the network, then try again."),
    ),
    e.CatalogueRefused: (
        mark("The catalogue answered with something unexpected ({status})."),
        mark("Nothing was changed here."),
        mark("Try again; if it stays so, tell whoever runs the catalogue."),
    ),
}
