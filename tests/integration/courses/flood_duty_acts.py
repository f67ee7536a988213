"""The acts of the course flood-duty-basics: for each step what may go wrong first, and then what is right."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from tests.integration.courses.flood_duty_words import Words
from tests.integration.courses.learner import Learner

Act = Callable[[Learner], Awaitable[None]]
_DUTY = "duty"


@dataclass(frozen=True)
class StepActs:
    """`wrong` are acts in their order, by the names of the mistakes they make."""

    right: Act
    wrong: dict[str, Act] = field(default_factory=dict)


def acts(words: Words) -> dict[str, StepActs]:
    """Return them by the keys of the steps, in the order of the course."""
    lessons = (_meet(words), _talk(words), _write(words), _test(words), _submit(words))
    return {key: step for lesson in lessons for key, step in lesson.items()}


def _meet(words: Words) -> dict[str, StepActs]:
    async def ask(learner: Learner) -> None:
        await learner.ask(words.sample, words.sample_question)

    async def ask_something_else(learner: Learner) -> None:
        await learner.ask(words.sample, words.lunch)

    async def open_the_source(learner: Learner) -> None:
        learner.open(words.sample_base, words.sample_card)

    return {
        "meet/endpoint": StepActs(Learner.probe),
        "meet/ask": StepActs(ask, {"other_words": ask_something_else}),
        "meet/source": StepActs(open_the_source),
    }


def _talk(words: Words) -> dict[str, StepActs]:
    async def name_it_wrongly(learner: Learner) -> None:
        await learner.base(f"{words.base} 2")

    async def rename(learner: Learner) -> None:
        await learner.rename(f"{words.base} 2", words.base)

    async def load_one(learner: Learner) -> None:
        await learner.load(words.base, f"{words.folder}/{words.rules}")

    async def load(learner: Learner) -> None:
        await learner.load(words.base, words.folder)

    async def leave_it(learner: Learner) -> None:
        """The locked file stays as it is."""

    async def replace(learner: Learner) -> None:
        await learner.replace(words.base, words.locked, words.unlocked)

    async def search_too_shortly(learner: Learner) -> None:
        found = await learner.search(words.base, words.wrong_night)
        assert found[0].document == words.plan

    async def search(learner: Learner) -> None:
        await learner.search(words.base, words.night)

    async def open_another(learner: Learner) -> None:
        learner.open(words.base, words.plan)

    async def open_first(learner: Learner) -> None:
        first = (await learner.search(words.base, words.night))[0]
        learner.open(words.base, first.document, " ".join(first.place.headings))

    async def save_with_another(learner: Learner) -> None:
        await learner.save_question(words.base, words.night, words.plan)

    async def save(learner: Learner) -> None:
        await learner.save_question(words.base, words.night, words.rules)

    return {
        "talk/base": StepActs(rename, {"other_name": name_it_wrongly}),
        "talk/load": StepActs(load, {"too_few": load_one}),
        "talk/locked": StepActs(replace, {"failed": leave_it}),
        "talk/search": StepActs(search, {"other_words": search_too_shortly}),
        "talk/open": StepActs(open_first, {"other_document": open_another}),
        "talk/save": StepActs(save, {"other_document": save_with_another}),
    }


def _write(words: Words) -> dict[str, StepActs]:
    async def name_it_wrongly(learner: Learner) -> None:
        learner.new_agent(_DUTY, f"{words.agent} 2")

    async def rename(learner: Learner) -> None:
        learner.change(_DUTY, name=words.agent)

    async def forget_the_purpose(learner: Learner) -> None:
        learner.folder(_DUTY).save_instructions(words.wrong_instructions)

    async def write_the_purpose(learner: Learner) -> None:
        learner.change(_DUTY, purpose=words.purpose)

    async def write(learner: Learner) -> None:
        learner.folder(_DUTY).save_instructions(words.instructions)

    async def read_another(learner: Learner) -> None:
        learner.change(_DUTY, "knowledge", bases=(words.sample_base,))

    async def read(learner: Learner) -> None:
        learner.change(_DUTY, "knowledge", bases=(words.base,))

    async def ask_about_lunch(learner: Learner) -> None:
        await learner.ask(_DUTY, words.lunch)

    async def ask(learner: Learner) -> None:
        await learner.ask(_DUTY, words.night)

    return {
        "write/create": StepActs(rename, {"other_name": name_it_wrongly}),
        "write/describe": StepActs(
            write, {"no_purpose": forget_the_purpose, "instructions_lack": write_the_purpose}
        ),
        "write/reads": StepActs(read, {"other_base": read_another}),
        "write/cite": StepActs(ask, {"other_words": _asking(words.weather_question)}),
        "write/refuse": StepActs(ask_about_lunch),
    }


def _test(words: Words) -> dict[str, StepActs]:
    async def say_the_source_alone(learner: Learner) -> None:
        learner.write_case(_DUTY, question=words.night, cites=[{"document": words.rules}])

    async def say_what_is_right(learner: Learner) -> None:
        cites = [{"document": words.rules}]
        learner.write_case(_DUTY, question=words.night, contains=[words.minimum], cites=cites)

    async def leave_it(learner: Learner) -> None:
        """One question is there."""

    async def import_sheet(learner: Learner) -> None:
        await learner.import_cases(_DUTY, words.sheet)

    async def test_and_fail(learner: Learner) -> None:
        assert set(await learner.test(_DUTY)) == {words.missing, words.weather_question}

    async def decline(learner: Learner) -> None:
        learner.change(_DUTY, "guardrails", declined_topics=(words.weather,))
        await learner.ask(_DUTY, words.weather_question)

    async def test_with_an_old_figure(learner: Learner) -> None:
        assert await learner.test(_DUTY) == [words.missing]

    async def mend_without_testing(learner: Learner) -> None:
        cites = [{"document": words.missing_document}]
        learner.write_case(_DUTY, question=words.missing, contains=[words.minutes], cites=cites)

    async def test(learner: Learner) -> None:
        assert not await learner.test(_DUTY)

    return {
        "test/own": StepActs(say_what_is_right, {"expects_other": say_the_source_alone}),
        "test/sheet": StepActs(import_sheet, {"too_few": leave_it}),
        "test/run": StepActs(test_and_fail),
        "test/decline": StepActs(decline, {"answered": _asking(words.weather_question)}),
        "test/pass": StepActs(_both(mend_without_testing, test), {"failed": test_with_an_old_figure}),
    }


def _submit(words: Words) -> dict[str, StepActs]:
    async def attack(learner: Learner) -> None:
        await learner.attack(_DUTY)

    async def submit(learner: Learner) -> None:
        await learner.submit(_DUTY, words.note, words.reason)

    async def rerun(learner: Learner) -> None:
        await learner.rerun(words.sample)

    async def decide(learner: Learner) -> None:
        await learner.approve(words.sample, words.comment)

    async def be_decided_on(learner: Learner) -> None:
        await learner.approve(_DUTY, words.comment, words.other_reviewer)

    return {
        "submit/attack": StepActs(attack),
        "submit/send": StepActs(submit),
        "submit/rerun": StepActs(rerun),
        "submit/decide": StepActs(decide),
        "submit/approved": StepActs(be_decided_on),
    }


def _asking(question: str) -> Act:
    async def ask(learner: Learner) -> None:
        await learner.ask(_DUTY, question)

    return ask


def _both(one: Act, other: Act) -> Act:
    async def act(learner: Learner) -> None:
        await one(learner)
        await other(learner)

    return act
