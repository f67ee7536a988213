"""Keys that change: endorsed ones are followed, others are trusted when a person says so."""

from contextlib import closing
from pathlib import Path

import pytest

from studio.catalogue import Package
from studio.catalogue.trust.keys import SigningKey, fingerprint
from studio.core import errors
from tests.integration.workspace.between import Answer
from tests.integration.workspace.contacts.city import BRANCHES_PATH, INDEX_PATH, SEAL_PATH, City, always_this


async def test_a_key_that_comes_between_two_questions_is_followed(city: City, package: Package) -> None:
    def rotating(answer: Answer) -> Answer:
        city.between.changes = {}
        city.rotate()
        return answer

    city.between.changes = {INDEX_PATH: rotating}
    await city.contacts.contact()
    known = city.key_file.read()
    assert known
    assert city.contacts.index.known().trusted.key == known.id


async def test_a_key_of_another_catalogue_vouches_for_nothing(
    city: City, package: Package, tmp_path: Path
) -> None:
    """Everything another catalogue signs properly, shown under the address of this one."""
    await city.contacts.contact()
    (tmp_path / "other").mkdir()
    other = City(tmp_path / "other", city.draft)
    with closing(other.store):
        await other.release()
        honest, city.between = city.between, other.between
        with pytest.raises(errors.CatalogueKeyChanged):
            await city.contacts.contact()
        await other.contacts.contact()
        seal, branches = other.between, other.between.kept[BRANCHES_PATH]
        city.between = honest
        city.between.changes = {BRANCHES_PATH: always_this(branches)}
        with pytest.raises(errors.SignatureInvalid):
            await city.contacts.contact()
        async with seal.client() as client:
            sealed = await client.seals.seal("flood-duty", "1.0.0")
        city.between.changes = {SEAL_PATH: always_this(sealed.model_dump(mode="json"))}
        with pytest.raises(errors.SignatureInvalid):
            await city.check(package)


async def test_what_a_catalogue_shows_is_kept_of_it_though_another_is_used_meanwhile(
    city: City, package: Package
) -> None:
    """Else the other one would seem to have changed its key."""
    async with city.between.client() as client:
        client.name, city.where = "city", ("province", "AA")
        await city.contacts.index.entries(client, ["flood-duty"])
        assert (await city.contacts.index.check_package(client, package)).catalogue == "city"

    assert city.contacts.index.known().trusted.keys == ()
    city.where = ("city", "")
    assert city.contacts.index.known().trusted.key == city.key_file.create().id


async def test_a_key_endorsed_by_the_one_before_is_followed(city: City, package: Package) -> None:
    await city.contacts.contact()
    before = city.contacts.index.known().trusted.key
    city.rotate()
    city.rotate()
    await city.contacts.contact()
    assert city.contacts.index.known().trusted.key != before
    await city.check(package)


async def test_a_key_nobody_endorsed_is_trusted_when_a_person_says_so(city: City, package: Package) -> None:
    await city.contacts.contact()
    before = city.contacts.index.known().trusted.key
    city.rotate(lost=True)
    with pytest.raises(errors.CatalogueKeyChanged) as caught:
        await city.contacts.contact()
    assert caught.value.trusted == fingerprint(before)
    city.contacts.index.trust_anew()
    await city.contacts.contact()
    assert fingerprint(city.contacts.index.known().trusted.key) == caught.value.found
    await city.check(package)


async def test_the_fingerprint_in_the_settings_counts_from_the_first_contact(
    city: City, package: Package
) -> None:
    city.where = ("city", fingerprint(SigningKey.generate().id))
    with pytest.raises(errors.CatalogueKeyChanged):
        await city.contacts.contact()
    city.where = ("city", fingerprint(city.key_file.create().id))
    await city.contacts.contact()
