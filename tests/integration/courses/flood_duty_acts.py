"""The acts of the course flood-duty-basics: for each step what may go wrong first, and then what is right."""

from pathlib import PurePosixPath

from tests.integration.courses.flood_duty_words import Words
from tests.integration.courses.learner import Learner
from tests.integration.courses.steps import StepActs as Steps

StepActs = Steps[Learner]
_DUTY = "duty"


def acts(words: Words) -> dict[str, StepActs]:
    """Return them by the keys of the steps, in the order of the course."""
    return {**_meet(words), **_talk(words), **_write(words), **_test(words), **_submit(words)}


def _meet(words: Words) -> dict[str, StepActs]:
    return {
        "meet/endpoint": StepActs(Learner.probe),
        "meet/ask": StepActs(
            lambda learner: learner.ask(words.sample, words.sample_question),
            {"other_words": lambda learner: learner.ask(words.sample, words.lunch)},
        ),
        "meet/source": StepActs(lambda learner: learner.open(words.sample_base, words.sample_card)),
    }


def _talk(words: Words) -> dict[str, StepActs]:
    misnamed = f"{words.base} 2"

    async def tidy_and_load(learner: Learner) -> None:
        await learner.remove(words.base, PurePosixPath(words.sheet).name)
        await learner.load(words.base, words.folder)

    return {
        "talk/base": StepActs(
            lambda learner: learner.rename(misnamed, words.base),
            {"other_name": lambda learner: learner.base(misnamed)},
        ),
        "talk/load": StepActs(
            tidy_and_load,
            {
                "too_few": lambda learner: learner.load(words.base, f"{words.folder}/{words.rules}"),
                "unwanted": lambda learner: learner.load(words.base, words.sheet),
            },
        ),
        "talk/locked": StepActs(
            lambda learner: learner.replace(words.base, words.locked, words.unlocked),
            {"failed": Learner.wait},
        ),
        "talk/search": StepActs(
            lambda learner: learner.search(words.base, words.night),
            {"other_words": lambda learner: learner.search(words.base, words.wrong_night)},
        ),
        "talk/open": StepActs(
            lambda learner: learner.open_first(words.base, words.night),
            {"other_document": lambda learner: learner.open_first(words.base, words.wrong_night)},
        ),
        "talk/save": StepActs(
            lambda learner: learner.save_question(words.base, words.night, words.rules),
            {"other_document": lambda learner: learner.save_question(words.base, words.night, words.plan)},
        ),
    }


def _write(words: Words) -> dict[str, StepActs]:
    return {
        "write/create": StepActs(
            lambda learner: learner.change(_DUTY, name=words.agent),
            {"other_name": lambda learner: learner.new_agent(_DUTY, f"{words.agent} 2")},
        ),
        "write/describe": StepActs(
            lambda learner: learner.instruct(_DUTY, words.instructions),
            {
                "no_purpose": lambda learner: learner.instruct(_DUTY, words.wrong_instructions),
                "instructions_lack": lambda learner: learner.change(_DUTY, purpose=words.purpose),
            },
        ),
        "write/reads": StepActs(
            lambda learner: learner.change(_DUTY, "knowledge", bases=(words.base,)),
            {"other_base": lambda learner: learner.change(_DUTY, "knowledge", bases=(words.sample_base,))},
        ),
        "write/cite": StepActs(
            lambda learner: learner.ask(_DUTY, words.night),
            {"other_words": lambda learner: learner.ask(_DUTY, words.weather_question)},
        ),
        "write/refuse": StepActs(lambda learner: learner.ask(_DUTY, words.lunch)),
    }


def _test(words: Words) -> dict[str, StepActs]:
    by_rules = [{"document": words.rules}]

    async def decline(learner: Learner) -> None:
        await learner.change(_DUTY, "guardrails", declined_topics=(words.weather,))
        await learner.ask(_DUTY, words.weather_question)

    async def mend(learner: Learner) -> None:
        cites = [{"document": words.missing_document}]
        await learner.write_case(_DUTY, question=words.missing, contains=[words.minutes], cites=cites)
        assert not await learner.test(_DUTY)

    return {
        "test/own": StepActs(
            lambda learner: learner.write_case(
                _DUTY, question=words.night, contains=[words.minimum], cites=by_rules
            ),
            {"expects_other": lambda one: one.write_case(_DUTY, question=words.night, cites=by_rules)},
        ),
        "test/sheet": StepActs(
            lambda learner: learner.import_cases(_DUTY, words.sheet), {"too_few": Learner.wait}
        ),
        "test/run": StepActs(lambda learner: learner.test(_DUTY)),
        "test/decline": StepActs(
            decline, {"answered": lambda learner: learner.ask(_DUTY, words.weather_question)}
        ),
        "test/pass": StepActs(mend, {"failed": lambda learner: learner.test(_DUTY)}),
    }


def _submit(words: Words) -> dict[str, StepActs]:
    async def submit_again(learner: Learner) -> None:
        await learner.submit(_DUTY, words.note, words.reason)
        await learner.approve(_DUTY, words.comment, words.colleague)

    return {
        "submit/attack": StepActs(lambda learner: learner.attack(_DUTY)),
        "submit/send": StepActs(lambda learner: learner.submit(_DUTY, words.note, words.reason)),
        "submit/rerun": StepActs(lambda learner: learner.rerun(words.sample)),
        "submit/decide": StepActs(lambda learner: learner.approve(words.sample, words.comment)),
        "submit/approved": StepActs(
            submit_again,
            {"other_decision": lambda learner: learner.send_back(_DUTY, words.comment, words.colleague)},
        ),
    }
