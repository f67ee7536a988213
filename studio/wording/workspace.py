"""Words for what goes wrong with folders, names and files."""

from studio.core import errors as e
from studio.core.i18n import mark

WORKSPACE: dict[type[e.StudioError], tuple[str, str, str]] = {
    e.WorkspaceBusy: (
        mark("This workspace is already open: {owner}, since {since}."),
        mark("Only one window or command works in a workspace at a time, so that nothing is lost."),
        mark("Go on there, or close it and try again."),
    ),
    e.FolderNotWritable: (
        mark("The folder cannot be written: {folder}."),
        mark("Nothing was changed."),
        mark("Check that its drive is there and that you may write to it, or choose another folder."),
    ),
    e.DiskFull: (
        mark("The disk is full: {folder}."),
        mark("What was finished before is kept."),
        mark("Free some space and try again; it goes on where it stopped."),
    ),
    e.NameTaken: (
        mark("There is already something named “{taken}”."),
        mark("Nothing was changed."),
        mark("Choose another name."),
    ),
    e.NameNotAllowed: (
        mark("“{rejected}” cannot be used as a name."),
        mark('A name has 1 to 60 characters, and none of / \\ : * ? " < > |.'),
        mark("Choose another name."),
    ),
    e.IdNotAllowed: (
        mark("“{rejected}” cannot be used as an id."),
        mark(
            "An id has 1 to 60 small letters a–z, digits and single hyphens; the name that is shown is free."
        ),
        mark("Choose another one, for example flood-duty."),
    ),
    e.NotFound: (
        mark("There is no {kind} named “{missing}”."),
        mark("It may have been renamed or removed."),
        mark("Check the name; the list shows what is there."),
    ),
    e.FileNotAllowed: (
        mark("“{file}” cannot be opened: this account may not, or the drive is gone."),
        mark("Nothing was changed."),
        mark("Choose a folder of your own, or ask for the right to this one."),
    ),
    e.AnswerInterrupted: (
        mark("The answer broke off: the program was closed meanwhile."),
        mark("What was written is kept."),
        mark("Try again."),
    ),
    e.FileInvalid: (
        mark("“{file}” cannot be used as it is written: {problem}"),
        mark("The file was left as it is."),
        mark("Mend that place in the file, or bring back an earlier version."),
    ),
    e.WorkspaceNotEmpty: (
        mark("There is something in the folder already: {folder}."),
        mark("Nothing was changed there."),
        mark("Choose an empty folder, or a new one."),
    ),
    e.SavedWorkspaceDamaged: (
        mark("“{file}” is no backup that can be used: changed, cut short, or something else. {part}"),
        mark("Nothing of it was taken over."),
        mark("Use another backup, or copy this one again from where it was kept."),
    ),
    e.SavedWorkspaceTooNew: (
        mark("“{file}” was made by a newer release of this program."),
        mark("Nothing of it was taken over."),
        mark("Install that release first, then restore it."),
    ),
    e.PolicyForbids: (
        mark("“{setting}” is set by your administrator and cannot be changed here."),
        mark("Nothing was changed."),
        mark("If it has to be otherwise, ask {administrator}."),
    ),
    e.PolicyInvalid: (
        mark("The policy file “{file}” cannot be used as it is written: {problem}"),
        mark(
            "None of what it sets holds. Until it is mended, endpoints and whatever decides where something"
            " is sent cannot be changed."
        ),
        mark("Whoever looks after this computer mends it; “agent-studio policy --check” says if it reads."),
    ),
    e.KnowledgeDamaged: (
        mark("The knowledge base “{base}” cannot be opened: its file is damaged."),
        mark("The damaged file is kept; the other bases are unaffected."),
        mark("Import its last export, or load the documents again into a new base."),
    ),
    e.KnowledgeLocked: (
        mark("Another program is using the file of the knowledge base “{base}”."),
        mark("Nothing was changed."),
        mark("Wait until a backup, a sync or a virus scan is done, then try again."),
    ),
    e.VectorsUnavailable: (
        mark("The vector index does not answer: {reason}"),
        mark("Documents and full-text search are unaffected."),
        mark("Rebuild the index of this base; if that fails, restart the program."),
    ),
    e.VectorServerUnreachable: (
        mark("Nobody answers at the Chroma server {url}: {reason}"),
        mark("Full-text search answers meanwhile; the vectors catch up when it is back."),
        mark("Check that the server runs and its address is right."),
    ),
    e.ModelFolderInvalid: (
        mark("The folder {folder} holds no embedding model that can be used: {problem}"),
        mark("Full-text search is unaffected, and no vector was changed."),
        mark("Choose a folder with model.onnx and tokenizer.json, as bge-small-zh comes in."),
    ),
    e.ModelNotHere: (
        mark("The vectors of this base are of the model {model}, which is not set up here."),
        mark("They are kept; full text alone answers meanwhile."),
        mark("Set up that model, or choose another one for this base."),
    ),
    e.DeletionNotConfirmed: (
        mark(
            "Deleting the knowledge base “{base}” loses {documents} {documents:document|documents} "
            "with all that was read of them."
        ),
        mark("Nothing was deleted; it could not be undone."),
        mark("Add --yes to delete it; `kb export` keeps a copy."),
    ),
    e.ChunkTextEmpty: (
        mark("A passage of “{document}” cannot be empty."),
        mark("Nothing was changed."),
        mark("Write what it is to say, or switch the passage off."),
    ),
    e.FactInvalid: (
        mark("“{value}” cannot be kept as “{field}”."),
        mark("Nothing was changed."),
        mark("Write a day as 2025-03-20; the validity is chosen from the list."),
    ),
    e.SearchHelpLate: (
        mark("The model took more than {seconds} s."),
        mark("The search went on without it."),
        mark("Search again later, or switch this step off in the base's settings."),
    ),
    e.NothingToLoad: (
        mark("No readable document was found in “{folder}”."),
        mark("Nothing was loaded."),
        mark(
            "Choose PDF, OFD, Office or WPS files, pictures, mail, HTML or text,"
            " or a folder or zip that holds some."
        ),
    ),
}
