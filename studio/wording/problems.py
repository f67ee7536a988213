"""What is wrong in a file, in the person's words: our own codes, and what YAML, JSON and pydantic say."""

import re

from studio.core.i18n import Words, mark

PROBLEMS = {
    "neither_xlsx_nor_csv": mark("it is neither an .xlsx nor a .csv file"),
    "built_in": mark("it is built in and cannot be given another meaning"),
    "named_twice": mark("two of them have the same id"),
    "not_settable": mark("a policy cannot set this"),
    "no_such_tool": mark("there is no such kind of tool"),
    "not_given": mark("this file gives no endpoint of that id"),
    "no_address": mark("its base_url is no address"),
    "not_readable": mark("it cannot be opened"),
    "not_a_package": mark("it is not an agent package"),
    "compressed": mark("it was packed by another program"),
    "encrypted": mark("it is encrypted"),
    "duplicate": mark("a file stands in it twice"),
    "unsorted": mark("it was packed by another program"),
    "too_large": mark("it is too large"),
    "too_many_files": mark("it holds too many files"),
    "name_leads_outside": mark("a file would be written outside its folder"),
    "name_not_portable": mark("a file name does not work on every computer"),
    "name_too_long": mark("a file name is too long"),
    "unexpected": mark("a file does not belong in it"),
    "missing": mark("a file is missing"),
    "not_openapi_3": mark("it is no OpenAPI 3 document"),
    "no_operations": mark("it describes no operations"),
    "no_server_told": mark("the document names no server; fill in its address"),
    "too_many_operations": mark("the document has more than 64 that read; choose those to be used"),
    "too_many_tools": mark("it offers more than 64 tools; name those to be used"),
    "not_http": mark("it is no address of a web service"),
    "not_allowed": mark("it is not among the allowed servers"),
    "leads_inside": mark("its name leads to this computer itself"),
    "leads_elsewhere": mark("it wants what was sent to go to another server"),
    "too_many_redirects": mark("it sends one from place to place"),
    "not_text": mark("what it answered is no text"),
    "timeout": mark("no answer in time"),
    "no_answer": mark("no answer comes"),
    "program_missing": mark("there is no such program"),
    "ended": mark("its program ended"),
    "no_mcp_answer": mark("its answer is not what an MCP server answers"),
    "does_not_read": mark("a file in it does not read"),
    "not_canonical": mark("it was packed by another program"),
    "not_utf8": mark("a text is not UTF-8"),
    "untrue": mark("its list of contents is not true"),
    "no_docx": mark("it is no Word document (.docx) that reads"),
    "no_placeholders": mark("it holds no placeholders such as {{单位名称}}"),
    "too_many_placeholders": mark("it holds more than 300 placeholders"),
    "is_a_folder": mark("it is a folder"),
    "is_a_link": mark("it is a link, which leads elsewhere"),
    "no_agent": mark("there is no agent.yaml in it"),
    "unknown_check": mark("there is no such kind of check:"),
    "unknown_mistake": mark("this check tells no such mistake:"),
    "unknown_fact": mark("this mistake has no such fact to fill in:"),
    "id_twice": mark("this id stands there twice:"),
    "not_a_course": mark("it is not a course package"),
    "not_an_export": mark("it holds something else than an exported agent"),
    "not_a_folder": mark("part of its path is no folder"),
    "no question column": mark("it has no column for the question (问题)"),
    "no document column": mark("it has no column for the documents (文档)"),
    "short": mark("it is too short"),
    "common": mark("it is one of those everybody tries first"),
    "name": mark("your own name, number or department stands in it"),
    "same": mark("it is the one you have"),
    "unknown_role": mark("there is no such role:"),
    "number_missing": mark("the number (工号) is missing"),
    "name_missing": mark("the name (姓名) is missing"),
    "number_twice": mark("the number (工号) stands in the list twice:"),
    "column_missing": mark("there is no such column:"),
    "no_people": mark("it holds no people"),
    "field_too_long": mark("this is too long:"),
    "provider_unreachable": mark("the provider does not answer"),
    "provider_refused": mark("the provider refused"),
    "state_unknown": mark("this sign-in was not begun here, or too long ago"),
    "other_browser": mark("it was begun in another browser"),
    "token_invalid": mark("what the provider says of you cannot be verified"),
    "claim_missing": mark("the provider does not say who you are in this city"),
    "linked_to_other": mark("this person signs in with another account of the provider"),
    "code_invalid": mark("the code has been used or is too old"),
    "no_answer_in_time": mark("nobody signed in in the browser in time"),
    "no cases": mark("it holds no questions"),
    "path_outside": mark("a file in it would be written outside its folder"),
    "link": mark("it holds a link to another place on the computer"),
    "too_many_members": mark("it holds too many files"),
    "too_large_unpacked": mark("it is too large when unpacked"),
    "bomb": mark("it swells out of all proportion when unpacked"),
    "overlapping": mark("files in it share the same bytes, as in archives made to do harm"),
    "nested_too_deep": mark("archives are nested in it more than three deep"),
    "model_missing": mark("model.onnx is missing"),
    "tokenizer_missing": mark("tokenizer.json is missing"),
    "model_unreadable": mark("model.onnx does not read"),
    "tokenizer_unreadable": mark("tokenizer.json does not read"),
    "model_takes_other_inputs": mark("model.onnx takes other inputs than texts"),
    "model_gives_no_vectors": mark("model.onnx gives no vectors of texts"),
    "model_too_large": mark("the model does not fit into the memory"),
    "model_stopped": mark("the model broke down at work"),
    "process_ended": mark("its process ended"),
    "process_not_started": mark("its process does not start"),
    "closed": mark("it has been closed"),
    "store_not_opened": mark("its folder cannot be opened"),
    "no_tls": mark("no encrypted connection comes about"),
    "no_http": mark("something else than a web server"),
    "no_models": mark("a page without a list of models"),
    "vectors_of_different_lengths": mark("vectors of different lengths"),
    "vectors_unreadable": mark("vectors that do not read"),
    "vectors_empty": mark("vectors with nothing in them"),
    "scores_missing": mark("not a score for each passage"),
    "vectors_miscounted": mark("the model answered with another number of vectors"),
    "vectors_unfit": mark("the model answered with vectors that hold no numbers"),
    "vectors_of_another_length": mark("the model answers with vectors of another length than before"),
    "no_connection": mark("no connection comes about"),
    "no_chroma": mark("what answers there is no Chroma server"),
    "token_refused": mark("it refuses the token"),
    "not_exported": mark("it was not exported by this program"),
    "newer_format": mark("it was exported by a newer version of this program"),
    "digest_differs": mark("it was changed or damaged since it was exported"),
    "either a command or an address is wanted": mark("either a command or an address is wanted"),
    "a choice needs choices": mark("a choice needs choices"),
    "a repeat within a repeat": mark("the pattern repeats within a repeat and may never end"),
    "minimum is above maximum": mark("the smallest value is above the largest"),
    "no_json_object": mark("its answer holds no JSON object"),
    "bases_differ": mark("its knowledge is not what its agent reads"),
    "empty": mark("there is nothing in it"),
    "no_spreadsheet": mark("it is no spreadsheet"),
    "no_rows": mark("its table has no rows"),
    "no_policies": mark("it has no columns for the policy and its conditions or amounts"),
    "stopped_late": mark("it took too long and was stopped"),
    "stopped_memory": mark("it needed too much memory and was stopped"),
    "broke_down": mark("it broke down"),
    "no_days": mark("it has no days off and no worked days"),
    "no_roster": mark("it has no rows with a day or a weekday"),
    "no_points": mark("it has no column for the review points"),
    "no_department": mark("it has no column for the department that has to act"),
    "several_statements": mark("it is more than one statement"),
    "nothing": mark("there is no statement in it"),
    "no_select": mark("it does more than read"),
    "function": mark("it calls a function that reads elsewhere"),
    "other_table": mark("it reads a table that is not at hand"),
    "too_long": mark("it is too long or nested too deep"),
    "nested too deep": mark("it is nested too deep"),
    "too much is named again and again": mark("it swells out of all proportion when it is read"),
}

_LIBRARY = [
    (re.compile(pattern), text)
    for pattern, text in (
        (r"Input should be a valid dictionary or instance of .*", mark("it does not hold what it should")),
        (r"Field required", mark("this entry is missing")),
        (r"Extra inputs are not permitted", mark("there is no such entry")),
        (r"Input should be a valid string.*", mark("a text is expected")),
        (r"Input should be a valid (?:list|tuple).*", mark("a list is expected")),
        (r"Input should be a valid (?:integer|number).*", mark("a number is expected")),
        (r"Input should be a valid boolean.*", mark("true or false is expected")),
        (r"Input should be (?:an object|a valid dictionary).*",
         mark("an object with named entries is expected")),
        (r"(?:String|Tuple|List) should have at least 1 .*", mark("it must not be empty")),
        (r"Input should be (?:'.*)", mark("none of the values that are allowed")),
        (r"Input should be (?:greater|less|a finite).*|(?:String|Tuple|List) should (?:have|match).*",
         mark("the value is outside what is allowed")),
        (r"two fields are called .*", mark("two fields have the same name")),
        (r"not a regular expression: .*", mark("it is no regular expression")),
        (r"Invalid JSON:.*", mark("it is not JSON")),
        (r"File is not a zip file.*", mark("it was not exported by this program")),
        (r"\[Errno 21\].*|Is a directory", mark("it is a folder")),
        (r"'utf-?8' codec can't decode.*|invalid (?:start|continuation) byte.*", mark("a text is not UTF-8")),
        (r"mapping values are not allowed.*|could not find expected.*"
         r"|expected .*|found .*|special characters.*",
         mark("a colon, quote, bracket or indentation is wrong there")),
    )
]  # fmt: skip
_PLACE = re.compile(r"(?P<line>line )?(?P<where>[\w.\[\]]+)(?::|(?<=\d)) +(?P<rest>.*)", re.DOTALL)


_FIELD = re.compile(r"(?P<field>[\w.]+) (?P<rest>.*)", re.DOTALL)


def problem_text(problem: str, say: Words) -> str:
    """Say a code or a library's message; a place before it (“line 3: …”, “name: …”) is kept."""
    problem = problem.removeprefix("Value error, ")
    if problem in PROBLEMS:
        return say(PROBLEMS[problem])
    if known := _known(problem.removeprefix(": "), say):
        return known
    if (named := _FIELD.fullmatch(problem)) and (known := _known(named["rest"], say)):
        return say("{label}: {value}", label=named["field"], value=known)
    found = _PLACE.fullmatch(problem)
    if not found:
        return problem
    line = found["line"] or found["where"].isdigit()
    where = say("line {line}", line=found["where"]) if line else found["where"]
    return say("{label}: {value}", label=where, value=problem_text(found["rest"].strip(), say))


def _known(message: str, say: Words) -> str:
    return next((say(text) for pattern, text in _LIBRARY if pattern.fullmatch(message)), "")
