"""What came of trying a computer, in words that whoever looks after it can act on."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from studio.core.i18n import Words, mark
from studio.wording.explanation import explain_trouble, joined

if TYPE_CHECKING:
    from studio.workspace.self_check import Finding

PARTS = {
    "system": mark("Computer"),
    "window": mark("Window"),
    "fonts": mark("Chinese fonts"),
    "keyring": mark("Keyring"),
    "disk": mark("Disk"),
    "policy": mark("Policy of the administrator"),
    "readers": mark("Reading documents"),
    "recognition": mark("Recognising text"),
    "vectors": mark("Vector store (Chroma)"),
    "endpoint": mark("Model endpoint"),
}
STATES = {"works": mark("works"), "limited": mark("limited"), "fails": mark("does not work")}
_SENTENCES = {
    ("system", "works"): mark(
        "{system} · {machine} · {library} · {processors} {processors:processor|processors} · "
        "{memory} GB memory."
    ),
    ("system", "limited"): mark(
        "{system} · {machine} · {library} · {processors} {processors:processor|processors} · "
        "{memory} GB memory: 4 GB are wanted, large documents may fail to load."
    ),
    ("window", "works"): mark("Drawn by “{platform}”, screen {screen}, scale {scale}."),
    ("window", "limited"): mark(
        "Qt draws off the screen (“{platform}”). Unset QT_QPA_PLATFORM, or start it in the desktop's session."
    ),
    ("fonts", "works"): mark("“{family}” is used."),
    ("fonts", "fails"): mark(
        "There is no font with Chinese characters. "
        "Install Noto Sans CJK SC, Source Han Sans SC or Microsoft YaHei."
    ),
    ("keyring", "works"): mark("A key was kept, read back and removed."),
    ("policy", "works"): mark("{settings} {settings:setting|settings} from {files}."),
    ("disk", "works"): mark("{free} MB free at {folder}; files can be written, locked and renamed."),
    ("disk", "limited"): mark("Only {free} MB free at {folder}. Free 2,000 MB, or move the workspace."),
    ("readers", "works"): mark("A child process read a file in GB18030."),
    ("recognition", "works"): mark("The number in a picture was recognised."),
    ("recognition", "fails"): mark(
        "The number in a picture was not recognised: scans cannot be loaded. Install the program again."
    ),
    ("vectors", "works"): mark("Vectors were kept and the nearer one was found."),
    ("endpoint", "works"): mark("“{name}” at {host} answered."),
    ("endpoint", "limited"): mark(
        "Only the practice endpoint is set up: it has no model. Add the city's endpoint in Settings."
    ),
}
_OTHERWISE = {
    "works": mark("It works."),
    "limited": mark("It works in part."),
    "fails": mark("It does not work. Install the program again; the details below help to find the cause."),
}
_NO_POLICY = mark("No administrator has set anything for this computer.")
_NO_LIBRARY = mark("Qt cannot draw: {library} is missing. Install the package that brings it.")
_NO_WINDOW = mark("Qt cannot open a window here. There may be no desktop session: {reason}")


def told(finding: "Finding", say: Words) -> str:
    """One or two sentences; what went wrong, and what to do."""
    if finding.trouble is not None:
        said = explain_trouble(finding.trouble, say)
        return joined(said.happened, said.meaning, said.action)
    if finding.part == "window" and finding.state == "fails":
        return say(_NO_LIBRARY if finding.facts.get("library") else _NO_WINDOW, **_facts(finding.facts))
    if finding.part == "policy" and not finding.facts:
        return say(_NO_POLICY)
    sentence = _SENTENCES.get((finding.part, finding.state), _OTHERWISE[finding.state])
    details = finding.facts.get("reason")
    return joined(say(sentence, **_facts(finding.facts)), f"({details})" if details else "")


def _facts(facts: Mapping[str, str | int | float]) -> dict[str, object]:
    """Numbers with their commas."""
    return {name: f"{fact:,}" if isinstance(fact, int) else fact for name, fact in facts.items()}
