"""How people sign in: passwords, tokens with an end, single sign-on."""

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Nothing yet."""
