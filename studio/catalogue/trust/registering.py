"""What passes between client and service about keys and signatures."""

from typing import Literal

from pydantic import Field

from studio.catalogue.people import Value
from studio.catalogue.trust.keys import KeyId, PublicKey, Signature
from studio.catalogue.trust.statements import ServiceKey, SignedRoot, Time
from studio.catalogue.trust.tree import Node


class KeyToRegister(Value):
    """`proof` is the key's own signature over the person's KeyStatement; `label` names the computer."""

    public: PublicKey
    catalogue: KeyId
    proof: Signature
    label: str = Field(default="", max_length=100)


class KeyToRevoke(Value):
    """`stolen` is the time since when somebody else may have used it, empty when nobody has."""

    reason: str = Field(default="", max_length=4000)
    stolen: Time | Literal[""] = Field(default="", max_length=40)


class AuthorKey(Value):
    """`revoked` and `stolen` are empty or times."""

    id: str
    person_id: str
    public: str
    label: str
    added: str
    revoked: str = ""
    reason: str = ""
    stolen: str = ""


class Index(Value):
    """The signed root with the keys that lead to it, the first one first."""

    signed: SignedRoot
    keys: tuple[ServiceKey, ...]


class Branches(Value):
    """The nodes that lead from that root to the agents asked for."""

    signed: SignedRoot
    nodes: dict[str, Node]
