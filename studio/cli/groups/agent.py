"""`agent`: agents."""

from studio.cli import agent, agent_page, talking

app = agent.app
app.command("show")(agent_page.show)
app.command("ask")(talking.ask)
app.command("run")(talking.run)
app.command("delete")(agent_page.delete)
