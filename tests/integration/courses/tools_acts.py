"""The acts of the course on tools and papers: for each step what may go wrong first, then what is right."""

from collections.abc import Awaitable, Callable

from tests.integration.courses.steps import StepActs
from tests.integration.courses.tool_user import ToolUser
from tests.integration.courses.tools_words import Words

Steps = dict[str, StepActs[ToolUser]]
_TABLES, _FORM, _DISPATCH, _NOTICE = "table-desk", "form-desk", "dispatch-desk", "notice-desk"
_PAPER = "official_document"


def acts(words: Words) -> Steps:
    """Return them by the keys of the steps, in the order of the course."""
    return {**_tables(words), **_forms(words), **_dispatch(words), **_papers(words), **_test(words)}


def _tables(words: Words) -> Steps:
    async def reading(learner: ToolUser, file: str) -> None:
        await learner.give(_TABLES, "tables", files=[await learner.bring(_TABLES, file)])

    async def save(learner: ToolUser, **expected: object) -> None:
        await learner.write_case(_TABLES, question=words.most[1], **expected)

    return {
        "tables/tool": StepActs(
            lambda learner: reading(learner, words.requests),
            {
                "other_tool": lambda learner: learner.give(_TABLES, "calendar"),
                "no_file": lambda learner: learner.give(_TABLES, "tables"),
                "other_file": lambda learner: reading(learner, words.duties),
            },
        ),
        "tables/most": _asked(_TABLES, words.most),
        "tables/average": _asked(_TABLES, words.average),
        "tables/month": _asked(_TABLES, words.month),
        "tables/case": StepActs(
            lambda learner: save(learner, contains=[words.top], calls=[{"tool": "tables"}]),
            {
                "expects_nothing": save,
                "expects_other": lambda learner: save(learner, calls=[{"tool": "tables"}]),
            },
        ),
    }


def _forms(words: Words) -> Steps:
    wrong, label = words.field
    talk = [words.report[1], words.category, words.telephone]
    return {
        "forms/field": StepActs(
            lambda learner: learner.set_fields(_FORM, {"label": label, "kind": "phone", "personal": True}),
            {
                "other_label": lambda learner: learner.set_fields(_FORM, {"label": wrong}),
                "other_kind": lambda learner: learner.set_fields(_FORM, {"label": label}),
                "optional": lambda learner: learner.set_fields(
                    _FORM, {"label": label, "kind": "phone", "required": False}
                ),
            },
        ),
        "forms/begin": StepActs(
            lambda learner: learner.say(_FORM, talk[:1]),
            {"returned_lacks": lambda learner: learner.say(_FORM, words.report[:1])},
        ),
        "forms/fill": StepActs(
            lambda learner: learner.say(_FORM, talk, agree=False),
            {"field_missing": lambda learner: learner.say(_FORM, talk[:2])},
        ),
        "forms/export": StepActs(lambda learner: learner.say(_FORM, talk)),
    }


def _dispatch(words: Words) -> Steps:
    async def reading(learner: ToolUser, *files: str) -> None:
        sources = [{"file": await learner.bring(_DISPATCH, file)} for file in files]
        await learner.give(_DISPATCH, "dispatch", sources=sources)

    async def listed(learner: ToolUser) -> None:
        await reading(learner, words.duties, words.added)
        await learner.say(_DISPATCH, [words.newly_listed])

    return {
        "dispatch/tool": StepActs(
            lambda learner: reading(learner, words.duties),
            {
                "other_tool": lambda learner: learner.give(_DISPATCH, "calendar"),
                "no_file": reading,
                "other_file": lambda learner: reading(learner, words.requests),
            },
        ),
        "dispatch/clear": StepActs(lambda learner: learner.say(_DISPATCH, [words.cover])),
        "dispatch/unsure": _asked(_DISPATCH, words.unclear),
        "dispatch/missing": StepActs(lambda learner: learner.say(_DISPATCH, [words.unlisted])),
        "dispatch/added": StepActs(
            listed, {"returned_lacks": lambda learner: learner.say(_DISPATCH, [words.newly_listed])}
        ),
    }


def _papers(words: Words) -> Steps:
    other, short, right = words.drafts

    def writing(issuer: str) -> Callable[[ToolUser], Awaitable[object]]:
        return lambda learner: learner.give(_NOTICE, _PAPER, issuer=issuer, kinds=["通知"])

    return {
        "papers/tool": StepActs(
            writing(words.issuer),
            {"other_tool": lambda learner: learner.give(_NOTICE, "calendar"), "other_setting": writing("")},
        ),
        "papers/ask": _asked(_NOTICE, words.rule, "nothing_found"),
        "papers/draft": StepActs(
            lambda learner: learner.say(_NOTICE, [right]),
            {
                "title_lacks": lambda learner: learner.say(_NOTICE, [other]),
                "text_lacks": lambda learner: learner.say(_NOTICE, [short]),
            },
        ),
        "papers/change": StepActs(
            lambda learner: learner.say(_NOTICE, [right, words.change[1]]),
            {"text_lacks": lambda learner: learner.say(_NOTICE, [right, words.change[0]])},
        ),
    }


def _test(words: Words) -> Steps:
    async def without_tool(learner: ToolUser) -> None:
        await learner.take(_NOTICE, _PAPER)
        await learner.test(_NOTICE)

    async def with_tool(learner: ToolUser) -> None:
        await learner.give(_NOTICE, _PAPER, issuer=words.issuer, kinds=["通知"])
        failed = await learner.test(_NOTICE)
        assert failed == []

    async def changed(learner: ToolUser) -> None:
        await with_tool(learner)
        await learner.instruct(_NOTICE, f"{learner.folder(_NOTICE).instructions}\n6. OK\n")

    return {"test/pass": StepActs(with_tool, {"failed": without_tool, "changed_since": changed})}


def _asked(agent: str, questions: tuple[str, str], mistake: str = "returned_lacks") -> StepActs[ToolUser]:
    wrong, right = questions
    return StepActs(
        lambda learner: learner.say(agent, [right]), {mistake: lambda learner: learner.say(agent, [wrong])}
    )
