"""`endpoint`: model endpoints."""

from studio.cli import endpoint, profile

app = endpoint.app
app.command("add")(profile.add)
app.command("remove")(profile.remove)
