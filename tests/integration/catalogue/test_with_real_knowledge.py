"""A package made from a real base: its digest is the base's own, and the base comes out of it again."""

from pathlib import Path

from studio.catalogue import CheckName, Verdict, knowledge_digest, run_checks, unpack_package
from studio.documents import ReaderPool
from studio.knowledge import KnowledgeBases
from tests.unit.catalogue.samples import BASE, Draft, contents_of, packed


async def test_a_real_base_is_packed_with_its_own_digest_and_answers_again(
    draft: Draft, tmp_path: Path
) -> None:
    draft.write()
    source = tmp_path / "值班制度.md"
    source.write_text(
        "# 值班制度\n\n值班人员每日八点交接。\n\n## 汛期\n\n汛期实行双人双岗。\n", encoding="utf-8"
    )
    async with ReaderPool(workers=1) as readers, KnowledgeBases(tmp_path / "bases", readers) as bases:
        base = await bases.create(BASE)
        await base.add([source])
        await base.snapshot(tmp_path / "snapshot")
        digest = knowledge_digest({BASE: await base.digest()})
        snapshots = {BASE: tmp_path / "snapshot"}
        assert contents_of(draft.agent_folder, snapshots).knowledge_digest == digest

        package = packed(draft, snapshots)
        warned = {check.name for check in run_checks(package) if check.verdict is not Verdict.PASS}
        assert warned == {CheckName.PROVENANCE}, "a note of one's own has no issuer and no date"
        (document,) = package.manifest.knowledge[0].documents
        assert (document.name, document.warnings) == ("值班制度.md", 0)
        unpack_package(package, tmp_path / "installed")
        again = await bases.from_snapshot("复原", tmp_path / "installed" / "knowledge" / BASE)
        assert await again.digest() == await base.digest()
        (passage, *_) = await again.search("汛期几个人值班?")
        assert "双人双岗" in passage.text
