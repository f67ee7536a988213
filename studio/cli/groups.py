"""The groups of commands, and where each command is: only the one that is called is loaded."""

from pkgutil import resolve_name

import typer

GROUPS = {
    "kb": (
        "Knowledge bases.",
        {
            "create": "knowledge:create",
            "list": "knowledge:list_bases",
            "add": "loading:add",
            "remove": "knowledge:remove",
            "status": "knowledge:status",
            "rebuild": "knowledge:rebuild",
            "export": "moving:export_base",
            "import": "moving:import_base",
            "search": "searching:search",
            "facts": "document_facts:facts",
            "chunks": "chunks:chunks",
            "chunk": "chunks:chunk",
            "why": "searching:why",
            "eval": "testing_search:evaluate",
            "compare": "testing_search:compare",
            "questions": "saved_questions:app",
            "watch": "watched_folders:watch",
            "unwatch": "watched_folders:unwatch",
            "changes": "watched_folders:changes",
            "sync": "watched_folders:sync",
            "delete": "base_acts:delete",
            "rename": "base_acts:rename",
            "settings": "base_settings:settings",
            "embed": "embedding:embed",
            "server": "vector_server:server",
        },
    ),
    "workspace": (
        "The workspace as a whole.",
        {
            "backup": "workspace:backup",
            "restore": "workspace:restore",
            "move": "workspace:move",
            "size": "workspace:size",
            "tidy": "workspace:tidy",
        },
    ),
    "endpoint": (
        "Model endpoints.",
        {
            "list": "endpoint:list_endpoints",
            "key": "endpoint:key",
            "test": "endpoint:probe_endpoint",
            "use": "endpoint:use",
            "add": "profile:add",
            "remove": "profile:remove",
        },
    ),
    "agent": (
        "Agents.",
        {
            "list": "agent:list_agents",
            "new": "agent:new",
            "cases": "cases:app",
            "test": "test_runs:run_tests",
            "runs": "test_runs:runs",
            "run-report": "test_runs:run_report",
            "compare": "run_comparing:compare",
            "overrule": "overruling:overrule",
            "package": "agent:package",
            "export": "carrying:export_agent",
            "import": "carrying:import_agent",
            "show": "agent_page:show",
            "ask": "talking:ask",
            "run": "talking:run",
            "traces": "traces:traces",
            "trace": "traces:trace",
            "mark": "traces:mark",
            "conversations": "conversations:app",
            "attack": "attacking:attack",
            "tool": "agent_tools:app",
            "describe": "agent_describing:describe",
            "versions": "agent_versions:versions",
            "restore": "agent_versions:restore",
            "delete": "agent_page:delete",
        },
    ),
    "catalogue": (
        "Catalogue of published agents.",
        {
            "list": "shelf:list_releases",
            "check": "submitting:check",
            "submit": "submitting:submit",
            "status": "catalogue:status",
            "install": "catalogue:install",
            "show": "shelf:show",
            "versions": "shelf:versions",
            "changes": "shelf:changes",
            "usage": "shelf:usage",
            "due": "shelf:due",
            "recall": "standing:recall",
            "rollback": "standing:roll_back",
            "deprecate": "standing:deprecate",
            "undeprecate": "standing:lift",
            "prolong": "standing:prolong",
            "rate": "opinions:rate",
            "ratings": "opinions:ratings",
            "feedback": "opinions:app",
            "sign-in": "signing_in:sign_in",
            "sign-out": "signing_in:sign_out",
            "password": "signing_in:change_password",
            "connection": "connection:connection",
            "people": "people:app",
            "person": "person:keep_person",
            "first-password": "person:first_password",
            "departments": "departments:app",
            "token": "tokens:token",
            "tokens": "tokens:tokens",
            "end-token": "tokens:end_token",
            "clients": "clients:app",
            "audit": "audit:app",
            "keys": "seals:app",
            "index": "seals:index",
            "fetch": "seals:fetch",
            "verify": "seals:verify",
            "backup": "backups:backup",
            "restore": "backups:restore",
            "upgrade": "backups:upgrade",
        },
    ),
    "review": (
        "Reviews.",
        {
            "list": "review:list_submissions",
            "show": "review:show",
            "approve": "review:approve",
            "return": "review:send_back",
            "reject": "review:reject",
            "withdraw": "review:withdraw",
            "comment": "remarking:comment",
            "answer": "remarking:answer",
            "rerun": "rerunning:rerun",
            "run-report": "rerunning:reruns",
        },
    ),
    "course": (
        "Courses.",
        {
            "list": "courses:list_courses",
            "start": "courses:start",
            "check": "courses:check",
            "reset": "courses:reset",
            "export": "courses:export",
            "import": "courses:import_course",
        },
    ),
    "class": (
        "A class in a room.",
        {
            "join": "class_seat:join",
            "report": "class_seat:report",
            "hand": "class_seat:hand",
            "leave": "class_seat:leave",
            "status": "class_room:status",
            "seats": "class_room:seats",
            "export": "class_room:export",
            "send": "class_room:send",
            "free": "class_room:free",
            "lower": "class_room:lower",
            "clear": "class_room:clear",
        },
    ),
}


def group(name: str, called: str = "") -> typer.Typer:
    """The group with the command of it that is called, or with all of them."""
    about, commands = GROUPS[name]
    app = typer.Typer(help=about, no_args_is_help=True)
    for one in [called] if called in commands else commands:
        command = resolve_name(f"studio.cli.{commands[one]}")
        if isinstance(command, typer.Typer):
            app.add_typer(command, name=one)
        else:
            app.command(one)(command)
    return app
