"""An author's side: register the key of this computer, and sign what is submitted with it."""

import platform
import secrets
from typing import TYPE_CHECKING

from studio.catalogue.people import Person
from studio.catalogue.trust.keys import SigningKey, key_id
from studio.catalogue.trust.registering import KeyToRegister
from studio.catalogue.trust.statements import (
    AUTHOR_KEY,
    SUBMISSION,
    KeyStatement,
    Signed,
    SubmissionStatement,
)

if TYPE_CHECKING:
    from studio.catalogue.packages.package import Package


def to_register(key: SigningKey, catalogue: str, person: Person) -> KeyToRegister:
    """`catalogue` is the id of the key it signs with."""
    statement = KeyStatement(catalogue=catalogue, person=person.id, public=key.public)
    proof = key.sign(AUTHOR_KEY, statement)
    return KeyToRegister(public=key.public, catalogue=catalogue, proof=proof, label=platform.node()[:100])


def signed_by(key: SigningKey, catalogue: str, person: Person, package: "Package") -> Signed:
    """Sign for one submission of this package to this catalogue."""
    statement = SubmissionStatement(
        catalogue=catalogue,
        package=package.digest,
        agent=package.manifest.agent,
        version=package.manifest.version,
        person=person.id,
        once=secrets.token_hex(16),
    )
    return Signed(statement=statement, key=key_id(key.public), signature=key.sign(SUBMISSION, statement))
