"""`kb`: knowledge bases."""

from studio.cli import (
    base_acts,
    base_settings,
    chunks,
    document_facts,
    embedding,
    knowledge,
    saved_questions,
    searching,
    testing_search,
    vector_server,
    watched_folders,
)

app = knowledge.app
app.command("search")(searching.search)
app.command("facts")(document_facts.facts)
app.command("chunks")(chunks.chunks)
app.command("chunk")(chunks.chunk)
app.command("why")(searching.why)
app.command("eval")(testing_search.evaluate)
app.command("compare")(testing_search.compare)
app.add_typer(saved_questions.app, name="questions")
app.command("watch")(watched_folders.watch)
app.command("unwatch")(watched_folders.unwatch)
app.command("changes")(watched_folders.changes)
app.command("sync")(watched_folders.sync)
app.command("delete")(base_acts.delete)
app.command("rename")(base_acts.rename)
app.command("settings")(base_settings.settings)
app.command("embed")(embedding.embed)
app.command("server")(vector_server.server)
