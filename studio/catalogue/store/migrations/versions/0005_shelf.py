"""What becomes of a release: notes, end, ratings, feedback, use."""

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Nothing yet."""
