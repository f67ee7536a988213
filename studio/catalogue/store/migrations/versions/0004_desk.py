"""What reviewers write beside a submission, and what they ran again."""

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Nothing yet."""
