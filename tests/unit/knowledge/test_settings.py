"""What a base is set to is kept with it."""

from studio.core.findings import PersonalDataPolicy
from studio.knowledge import KnowledgeBase, KnowledgeBases
from studio.knowledge.settings import BaseSettings, SearchSettings

CHOSEN = BaseSettings(personal_data=PersonalDataPolicy.MASK, search=SearchSettings(threshold=0.2))


async def test_a_new_base_keeps_personal_data_and_searches_as_usual(base: KnowledgeBase) -> None:
    assert base.settings == BaseSettings()


async def test_settings_are_there_again_when_the_base_is_opened_again(
    base: KnowledgeBase, bases: KnowledgeBases
) -> None:
    await base.change_settings(CHOSEN)

    renamed = await bases.rename(base.name, "防汛二")

    assert renamed.settings == CHOSEN
