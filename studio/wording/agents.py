"""Words for what goes wrong with an agent, its questions and its tools."""

from studio.core import errors as e
from studio.core.i18n import mark

AGENTS: dict[type[e.StudioError], tuple[str, str, str]] = {
    e.AgentHasNoKnowledge: (
        mark("“{agent}” has no knowledge base yet."),
        mark("Without documents it cannot answer with sources."),
        mark("Choose a base in its knowledge section."),
    ),
    e.AgentHasNoTests: (
        mark("“{agent}” has no test questions yet."),
        mark("An agent is published only when it was tested."),
        mark("Write some test questions with what their answers must show."),
    ),
    e.QuestionEmpty: (
        mark("There is no question yet."),
        "",
        mark("Write what you want to know."),
    ),
    e.QuestionTooLong: (
        mark("The question is too long: {characters} of at most {limit} {limit:character|characters}."),
        mark("Nothing was sent."),
        mark("Shorten it, or put the long text into a document of the knowledge base."),
    ),
    e.StepLimitReached: (
        mark("“{agent}” used all of its {steps} {steps:step|steps}."),
        mark("The answer comes from what was found so far, and may not be complete."),
        mark("Ask for one thing at a time, or allow more steps in the agent's model settings."),
    ),
    e.TimeLimitReached: (
        mark("“{agent}” stopped after {seconds} s, the longest it may take."),
        mark("What was found so far is kept."),
        mark("Try again, or allow more time in the agent's model settings."),
    ),
    e.AnswerUncited: (
        mark("This answer of “{agent}” names no source."),
        mark("It may come from the model's own head."),
        mark("Check it against the documents before you use it, or ask more precisely."),
    ),
    e.VerdictUnreadable: (
        mark("The model “{model}” gave no verdict that can be read. It said: {said}"),
        mark("The case counts as not met."),
        mark("Run it again, judge by yourself on the record, or choose a model that keeps to a form."),
    ),
    e.PatternTooSlow: (
        mark("The pattern “{pattern}” was stopped after {seconds} s."),
        mark("The case counts as not met."),
        mark("Write it without a repeat inside a repeat, such as (a+)+."),
    ),
    e.ToolArgumentsInvalid: (
        mark("The model called the tool “{tool}” wrongly: {problem}"),
        mark("The tool was not run."),
        mark("Ask again in other words."),
    ),
    e.ToolCallRepeated: (
        mark("The model called the tool “{tool}” with the same arguments again."),
        mark("It was not run a second time."),
        mark("Ask again in other words."),
    ),
    e.ToolFailed: (
        mark("The tool “{tool}” broke down: {problem}"),
        mark("The model was told, and the answer goes on without it."),
        mark("Try again; if it happens again, try the tool by itself in the builder."),
    ),
    e.ToolSettingsInvalid: (
        mark("The tool “{tool}” is not set up completely: {field} ({problem})"),
        mark("The agent cannot use it, and does not start without it."),
        mark("Fill in the form of the tool in the builder, or remove the tool."),
    ),
    e.ToolFileInvalid: (
        mark("The tool “{tool}” cannot work with “{file}”: {problem}"),
        mark("The agent cannot use the tool."),
        mark("Mend the file, or choose another one in the form of the tool."),
    ),
    e.ConsentRefused: (
        mark("You did not agree to what the tool “{tool}” wanted to do."),
        mark("Nothing was written, sent or started."),
        mark("Ask again if it should be done after all."),
    ),
    e.ToolForbidden: (
        mark("Your administrator allows no tool of the kind “{tool}” on this computer."),
        mark("It was not started, and nothing was sent."),
        mark("If it has to be otherwise, ask {administrator}."),
    ),
    e.ServiceHostRefused: (
        mark("The tool “{tool}” was not let through to {host}: {reason}"),
        mark("Nothing was sent."),
        mark("Add the server to the allowed ones in the form of the tool, if it is meant to be reached."),
    ),
    e.ServiceUnreachable: (
        mark("The service {host} does not answer: {reason}"),
        mark("The answer goes on without it."),
        mark("Check that the service runs and that this computer is on its network, then try again."),
    ),
    e.ServiceFailed: (
        mark("The service {host} answered with an error ({status}): {reason}"),
        mark("The answer goes on without it."),
        mark("Try again later, or ask whoever runs the service."),
    ),
    e.ToolServerFailed: (
        mark("The tool server “{server}” does not work: {reason}"),
        mark("Its tools cannot be used."),
        mark("Check the command or address in the form of the tool, and try it there."),
    ),
    e.DraftInvalid: (
        mark("The model wrote no draft that can be used: {problem}"),
        mark("Nothing was changed."),
        mark("Try again, describe it more briefly, or choose another endpoint."),
    ),
    e.PaperClassified: (
        mark("The paper would bear a classification mark ({level}) and was not written."),
        mark("Nothing of it was stored or sent."),
        mark("Write classified papers on the equipment meant for them; this program never marks one."),
    ),
    e.ExpressionInvalid: (
        mark("The tool “{tool}” does not understand a condition or formula ({place}): {expression}"),
        mark("It stops making sense at “{at}”."),
        mark("Write it as 年龄 >= 60 且 户籍 = 示例市, and amounts as 投资额 × 10%,最高 50万元."),
    ),
    e.QueryRefused: (
        mark("The tool “{tool}” did not run a statement: {reason} ({detail})"),
        mark("Tables are only read, and nothing but the tables at hand. Nothing was changed."),
        mark("Ask again in other words."),
    ),
    e.QueryFailed: (
        mark("The tool “{tool}” does not understand a statement: {problem}"),
        mark("The model was told which tables and columns there are:\n{tables}"),
        mark("Ask again in other words, with the names of columns."),
    ),
}
