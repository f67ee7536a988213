"""Words by which releases are found."""

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Nothing yet."""
