"""What is submitted is signed by its author for just this; everything else is refused, whoever sends it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from studio.catalogue import CatalogueClient, Covering, Person, Role, Submission
from studio.catalogue.trust.authoring import to_register
from studio.catalogue.trust.keys import SigningKey, key_id
from studio.catalogue.trust.statements import SUBMISSION, Signed
from studio.catalogue.trust.verifying import check_seal
from studio.core import errors
from tests.integration.catalogue.conftest import Open
from tests.unit.catalogue.samples import ADMIN, AUTHOR, REVIEWER, Draft
from tests.unit.catalogue.submitting import author_key, put, signed_for, submit

COLLEAGUE = Person(id="colleague", name="防汛科二岗", roles=(Role.BUILDER,))


async def covering(client: CatalogueClient, draft: Draft) -> Covering:
    package = draft.build()
    digest = await put(client, package.content)
    return Covering(digest=digest, signed=await signed_for(client, package.content))


def resigned(covering: Covering, key: SigningKey, **changed: Any) -> Covering:
    """With a statement that says something else, properly signed with that key."""
    assert covering.signed
    statement = covering.signed.statement.model_copy(update=changed)
    signed = Signed(statement=statement, key=key.id, signature=key.sign(SUBMISSION, statement))
    return covering.model_copy(update={"signed": signed})


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("package", "1" * 64),
        ("agent", "another-agent"),
        ("version", "9.9.9"),
        ("person", "colleague"),
        ("catalogue", "2" * 64),
    ],
)
async def test_a_signature_is_for_one_package_version_person_and_catalogue(
    open_as: Open, draft: Draft, field: str, said: str
) -> None:
    async with open_as(AUTHOR) as author:
        good = await covering(author, draft)
        with pytest.raises(errors.StatementWrong) as caught:
            await author.desk.submit(resigned(good, author_key(AUTHOR), **{field: said}))
        assert caught.value.part == field
        assert await author.desk.submissions() == []
        await author.desk.submit(good)


def without(covering: Covering) -> Covering:
    return covering.model_copy(update={"signed": None})


def swapped(covering: Covering) -> Covering:
    """The signature of another statement under this one."""
    assert covering.signed
    other = resigned(covering, author_key(AUTHOR), once="f" * 32).signed
    assert other
    return covering.model_copy(
        update={"signed": covering.signed.model_copy(update={"signature": other.signature})}
    )


def under_unknown_key(covering: Covering) -> Covering:
    return resigned(covering, SigningKey.generate())


def under_key_of_another(covering: Covering) -> Covering:
    """Signed with the colleague's key, as if the author's session had been taken over."""
    return resigned(covering, author_key(COLLEAGUE))


def wrong_key_named(covering: Covering) -> Covering:
    assert covering.signed
    return covering.model_copy(
        update={"signed": covering.signed.model_copy(update={"key": author_key(COLLEAGUE).id})}
    )


@pytest.mark.parametrize(
    ("tampered", "raised"),
    [
        (without, errors.SignatureMissing),
        (swapped, errors.SignatureInvalid),
        (under_unknown_key, errors.AuthorKeyUnknown),
        (under_key_of_another, errors.AuthorKeyOfAnother),
        (wrong_key_named, errors.AuthorKeyOfAnother),
    ],
)
async def test_no_other_signature_counts(
    open_as: Open, draft: Draft, tampered: Callable[[Covering], Covering], raised: type[errors.StudioError]
) -> None:
    async with open_as(COLLEAGUE) as colleague:
        await covering(colleague, draft)  # which registers the colleague's key
    async with open_as(AUTHOR) as author:
        good = await covering(author, draft)
        with pytest.raises(raised):
            await author.desk.submit(tampered(good))
        assert await author.desk.submissions() == []


async def test_a_signature_counts_once(open_as: Open, draft: Draft) -> None:
    async with open_as(AUTHOR) as author:
        good = await covering(author, draft)
        first = await author.desk.submit(good)
        await author.desk.withdraw(first.number)
        with pytest.raises(errors.StatementReplayed):
            await author.desk.submit(good)
        assert [one.number for one in await author.desk.submissions()] == [first.number]
        again = await author.desk.submit(await covering(author, draft))
        assert again.number > first.number, "signed anew it is a new submission"


async def test_nobody_uses_what_another_signed(open_as: Open, draft: Draft) -> None:
    async with open_as(AUTHOR) as author:
        good = await covering(author, draft)
    async with open_as(COLLEAGUE) as colleague:
        with pytest.raises(errors.AuthorKeyOfAnother):
            await colleague.desk.submit(good)


async def test_a_revoked_key_signs_nothing_new_and_its_releases_stay(open_as: Open, draft: Draft) -> None:
    await released(open_as, draft)
    draft.version = "1.1.0"
    async with open_as(AUTHOR) as author:
        good = await covering(author, draft)
        revoked = await author.seals.revoke(author_key(AUTHOR).id, "换了电脑")
        assert (revoked.reason, bool(revoked.revoked), revoked.stolen) == ("换了电脑", True, "")
        with pytest.raises(errors.AuthorKeyRevoked):
            await author.desk.submit(good)
        with pytest.raises(errors.AuthorKeyRevoked):
            await signed_for(author, draft.build().content)
        assert (await author.shelf.release("flood-duty")).recalled == ""
        keys = [key.public for key in await author.seals.service_keys()]
        check_seal(keys, await author.seals.seal("flood-duty", "1.0.0"))


async def test_what_waits_under_a_key_that_is_revoked_is_not_released(open_as: Open, draft: Draft) -> None:
    async with open_as(AUTHOR) as author:
        submission = await submit(author, draft.build().content)
        await author.seals.revoke(author_key(AUTHOR).id, "电脑丢失")
    async with open_as(REVIEWER) as reviewer:
        with pytest.raises(errors.AuthorKeyRevoked):
            await reviewer.desk.approve(submission.number, "同意")
        with pytest.raises(errors.NotFound):
            await reviewer.shelf.release("flood-duty")


async def test_what_a_stolen_key_released_since_then_is_recalled(open_as: Open, draft: Draft) -> None:
    first = await released(open_as, draft)
    key = author_key(AUTHOR).id
    async with open_as(AUTHOR) as author:
        with pytest.raises(errors.ActNotAllowed):
            await author.seals.revoke(key, "被盗", first.submitted)
    async with open_as(ADMIN) as admin:
        await admin.seals.revoke(key, "密钥被盗", "2099-01-01T00:00:00Z")
        assert (await admin.shelf.release("flood-duty")).recalled == ""
        await admin.seals.revoke(key, "密钥被盗", first.submitted)
        assert (await admin.shelf.release("flood-duty", "1.0.0")).recalled == "密钥被盗"


async def test_only_who_holds_a_key_registers_it(open_as: Open) -> None:
    async with open_as(AUTHOR) as author:
        catalogue = key_id((await author.seals.service_keys())[-1].public)
        mine = to_register(author_key(AUTHOR), catalogue, AUTHOR)
        theirs = to_register(author_key(COLLEAGUE), catalogue, COLLEAGUE)
        for false in (
            mine.model_copy(update={"public": author_key(COLLEAGUE).public}),
            theirs,
            mine.model_copy(update={"proof": theirs.proof}),
        ):
            with pytest.raises(errors.SignatureInvalid):
                await author.seals.register(false)
        with pytest.raises(errors.StatementWrong):
            await author.seals.register(to_register(author_key(AUTHOR), "3" * 64, AUTHOR))
        assert await author.seals.my_keys() == []
        registered = await author.seals.register(mine)
        assert await author.seals.register(mine) == registered, "the same again is fine"
        second = await author.seals.register(to_register(SigningKey.generate(), catalogue, AUTHOR))
        assert {key.id for key in await author.seals.my_keys()} == {registered.id, second.id}
    async with open_as(COLLEAGUE) as colleague:
        with pytest.raises(errors.ActNotAllowed):
            await colleague.seals.revoke(registered.id, "试试")
        with pytest.raises(errors.ActNotAllowed):
            await colleague.seals.keys_of(AUTHOR.id)


async def test_a_registered_key_cannot_be_claimed_by_another(open_as: Open) -> None:
    shared = SigningKey.generate()
    async with open_as(AUTHOR) as author:
        catalogue = key_id((await author.seals.service_keys())[-1].public)
        await author.seals.register(to_register(shared, catalogue, AUTHOR))
    async with open_as(COLLEAGUE) as colleague:
        with pytest.raises(errors.AuthorKeyOfAnother):
            await colleague.seals.register(to_register(shared, catalogue, COLLEAGUE))


async def test_the_private_key_of_the_catalogue_is_its_owners_alone(
    open_as: Open, draft: Draft, tmp_path: Path
) -> None:
    async with open_as(AUTHOR) as author:
        await submit(author, draft.build().content)
    file = tmp_path / "catalogue" / "service.key"
    assert file.stat().st_mode & 0o077 == 0
    database = (tmp_path / "catalogue" / "catalogue.sqlite3").read_bytes()
    assert file.read_bytes().strip() not in database


async def test_without_its_key_it_releases_nothing(open_as: Open, draft: Draft, tmp_path: Path) -> None:
    async with open_as(AUTHOR) as author:
        submission = await submit(author, draft.build().content)
    (tmp_path / "catalogue" / "service.key").unlink()
    async with open_as(REVIEWER) as reviewer:
        with pytest.raises(errors.ServiceKeyMissing):
            await reviewer.desk.approve(submission.number, "同意")
        assert (await reviewer.desk.submission(submission.number)).state.value == "submitted"


async def released(open_as: Open, draft: Draft) -> Submission:
    async with open_as(AUTHOR) as author:
        submission = await submit(author, draft.build().content)
    async with open_as(REVIEWER) as reviewer:
        return await reviewer.desk.approve(submission.number, "已核对")
