"""The sections with plain fields: identity, opening, model, guardrails."""

from collections.abc import Sequence

from studio.core.agents import Category
from studio.core.i18n import mark
from studio.endpoints import EndpointProfile
from studio.ui.components import GrowingArea, NumberField, Select, TextField
from studio.ui.language import tr
from studio.ui.pages.builder.form.controls import (
    FreedomSelect,
    IconPicker,
    LinesArea,
)
from studio.ui.pages.builder.section import Section

_CATEGORIES = {
    Category.SERVICE: mark("Public services"),
    Category.CITY: mark("City management"),
    Category.OFFICE: mark("Office work"),
}


class IdentitySection(Section):
    def __init__(self) -> None:
        super().__init__("identity", tr("Identity"), tr("What colleagues see in the catalogue"))
        self.add(
            ("name",),
            tr("Name"),
            TextField(tr("Flood duty assistant")),
            tr("What colleagues look for in the catalogue; up to some 20 characters read well."),
            required=True,
        )
        self.add(
            ("purpose",),
            tr("Purpose"),
            GrowingArea(tr("Whom it helps with what, in one or two sentences"), lines=2),
            tr("Stands under the name in the catalogue; colleagues choose by it."),
            required=True,
        )
        self.add(
            ("owner",),
            tr("Responsible office"),
            TextField(tr("Office and section that answers for it")),
            tr("Whom colleagues and reviewers turn to."),
        )
        categories = [(category.value, tr(text)) for category, text in _CATEGORIES.items()]
        self.add(("category",), tr("Category"), Select(categories), tr("Where it stands in the catalogue."))
        self.add(
            ("version",), tr("Version"), TextField("1.0.0"), tr("Raise it for each submission, as in 1.1.0.")
        )
        self.add(
            ("icon",), tr("Icon"), IconPicker(), tr("Tells it from others in lists and in the catalogue.")
        )


class OpeningSection(Section):
    def __init__(self) -> None:
        super().__init__("opening", tr("Opening"), tr("What a person sees before the first question"))
        self.add(
            ("opening", "greeting"),
            tr("Greeting"),
            GrowingArea(tr("What it can help with, in one or two sentences"), lines=3),
            tr("The first thing a person reads in a new conversation."),
        )
        self.add(
            ("opening", "starters"),
            tr("Starter questions"),
            LinesArea(lines=4),
            tr("One a line; three or four are enough."),
        )


class ModelSection(Section):
    def __init__(self) -> None:
        super().__init__("model", tr("Model"), tr("Which endpoint answers, and how"))
        self._endpoint = Select()
        self.add(
            ("model", "endpoint"),
            tr("Endpoint"),
            self._endpoint,
            tr("The default one can be changed in the settings."),
        )
        self.add(
            ("model", "temperature"),
            tr("Wording"),
            FreedomSelect(),
            tr("Strict for facts and figures; freer for texts that are to be written."),
        )
        longest = NumberField(16, 32768)
        self.add(
            ("model", "max_tokens"),
            tr("Longest answer"),
            longest,
            tr("In tokens; a Chinese character is about one."),
        )
        self.add_switch(
            ("model", "show_reasoning"),
            tr("Show the model's reasoning, folded, above the answer"),
            tr("Only models that reason give it; it is never sent back to them."),
        )
        self.add(
            ("model", "steps"),
            tr("Steps at most"),
            NumberField(1, 30),
            tr("How often it may call tools before it must answer, 1 to 30."),
        )
        self.add(
            ("model", "seconds"),
            tr("Time at most, in seconds"),
            NumberField(10, 3600),
            tr("After that it stops and says so; waiting for your consent is not counted."),
        )

    def offer(self, profiles: Sequence[EndpointProfile], default: EndpointProfile, chosen: str) -> None:
        """List the endpoints of this computer; one the file names and nobody knows is kept and said."""
        options = [("", tr("Default endpoint ({name})", name=endpoint_name(default)))]
        options += [(profile.id, endpoint_name(profile)) for profile in profiles]
        if chosen not in dict(options):
            options.append((chosen, tr("{name} (not on this computer)", name=chosen)))
        self._endpoint.set_options(options)


class GuardrailsSection(Section):
    def __init__(self) -> None:
        super().__init__("guardrails", tr("Guardrails"), tr("What it declines, whoever asks"))
        help_text = tr("One a line. Asked about one of these, it says so and names no answer.")
        self.add(("guardrails", "declined_topics"), tr("Topics it declines"), LinesArea(lines=4), help_text)
        self.add_switch(
            ("guardrails", "mask_personal_data"),
            tr("Mask personal data before anything is sent to the model"),
            tr("ID, phone and bank card numbers, in questions, attachments and tool results alike."),
        )
        self.add_switch(
            ("guardrails", "ai_label"),
            tr("AI label in exported files"),
            tr("A line people read and a mark programs read. The rules on labelling ask for both."),
        )


def endpoint_name(profile: EndpointProfile) -> str:
    return tr("practice endpoint") if profile.practice else profile.name
