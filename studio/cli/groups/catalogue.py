"""`catalogue`: the catalogue."""

from studio.cli import catalogue, people

app = catalogue.app
app.command("people")(people.people)
app.command("person")(people.keep_person)
app.command("token")(people.token)
