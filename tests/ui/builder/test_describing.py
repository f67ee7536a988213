"""What the assistant should do is described, drafted by the endpoint, and applied change by change."""

from studio.authoring.suggestions import Suggested
from studio.core.errors import ToolSettingsInvalid
from studio.ui.remedies import remedy_for
from tests.ui.builder.office import Office
from tests.ui.builder.opening import Opened

TEXT = "给值班员查值班规定：几点交接班、日志保存几年，注明出处，不回答无关问题。"


def test_each_change_is_applied_or_discarded_and_the_draft_before_is_kept(
    office: Office, opened: Opened
) -> None:
    office.load_rules()
    office.write_agent()
    page = opened()
    sheet = page.controller.describing.sheet
    office.click(page.view.config.form.instructions.describe)
    assert not sheet.isHidden()
    sheet.text.set_value(TEXT)
    office.click(sheet.ask)
    office.until(sheet.open_cards)

    cards = {card.suggestion.about: card for card in sheet.open_cards()}
    assert Suggested.NAME not in cards, "the name is the person's own"
    discarded = cards[Suggested.PURPOSE]
    office.click(discarded.discard_button)
    office.click(cards[Suggested.INSTRUCTIONS].apply_button)

    wanted = cards[Suggested.INSTRUCTIONS].suggestion.after
    office.until(lambda: office.folder.instructions.strip() == wanted)
    assert page.view.config.form.instructions.editor.value() == wanted
    assert office.folder.agent.name == "值班助手"
    office.until(lambda: len(list(office.folder.path.glob(".history/versions/*"))) >= 1)
    page.controller._undoing.undo()
    office.until(lambda: office.folder.instructions == "只依据资料回答，注明出处。")


def test_all_that_is_left_is_applied_at_once(office: Office, opened: Opened) -> None:
    office.load_rules()
    office.write_agent(purpose="")
    page = opened()
    sheet = page.controller.describing.sheet
    page.controller.describing.open()
    sheet.text.set_value(TEXT)
    office.click(sheet.ask)
    office.until(sheet.open_cards)
    before = len(office.folder.tests.cases)
    assert sheet.apply_all.property("kind") == "primary", "it is what comes next"

    office.click(sheet.apply_all)

    assert not sheet.open_cards()
    assert office.folder.agent.purpose
    assert len(office.folder.tests.cases) > before


def test_nothing_is_asked_without_a_description(office: Office, opened: Opened) -> None:
    office.write_agent()
    page = opened()
    sheet = page.controller.describing.sheet
    page.controller.describing.open()

    office.click(sheet.ask)

    assert sheet._row.error()
    assert sheet.ask.isEnabled()


def test_an_endpoint_that_is_gone_is_said_in_the_sheet(office: Office, opened: Opened) -> None:
    from studio.core.agents import ModelSettings
    from studio.endpoints import EndpointProfile

    profile = EndpointProfile(id="gone", name="不在了", base_url="http://127.0.0.1:9/v1", chat_model="m")
    office.workspace.endpoints.save(profile)
    office.write_agent(model=ModelSettings(endpoint="gone"))
    page = opened()
    sheet = page.controller.describing.sheet
    page.controller.describing.open()
    sheet.text.set_value(TEXT)

    office.click(sheet.ask)

    office.until(lambda: sheet._notes.count() == 1)
    assert "不在了" in sheet._notes.itemAt(0).widget().accessibleName()
    assert sheet.ask.isEnabled()


def test_a_sheet_that_was_put_away_does_not_come_back_at_the_next_start(
    office: Office, opened: Opened
) -> None:
    office.write_agent()
    page = opened()
    moved: list[tuple[str, ...]] = []
    page.moved.connect(moved.append)
    page.open(office.folder.agent.id, "describe")

    page.controller.describing.sheet.close_sheet()

    assert moved[-1] == (office.folder.agent.id, "config")


def test_a_tool_that_is_not_filled_in_is_shown_where_it_is_filled_in(office: Office, opened: Opened) -> None:
    office.write_agent()
    page = opened()
    remedy = remedy_for(ToolSettingsInvalid(tool="openapi", field="specification", problem="missing"))
    assert remedy is not None

    page.open(*remedy.place[1:])

    assert page.view.tab() == "config"
    assert page.controller.describing.sheet.isHidden()
