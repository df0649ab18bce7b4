"""Every change of the log, of projects, pilots and evaluations, of the plan and of what was reported."""

# ruff: noqa: E501 - a table reads best with one command a line
CHANGES = {
    "activity add": (["activity", "add", "Glud", "besøg", "Kaffe hos lokalrådet", "--day", "30/4/2020"], []),
    "activity edit": (["activity", "edit", "Glud", "--type", "meeting"], [["activity", "add", "Glud", "visit"]]),
    "activity remove": (["activity", "remove", "Glud"], [["activity", "add", "Glud", "visit"]]),
    "project add": (["project", "add", "Havnen", "--areas", "Snaptun,Glud", "--time-consuming", "yes", "--period", "1/3/2020..1/3/2021"], []),
    "project edit": (["project", "edit", "Havnen", "--owner", "Glud Lokalråd"], [["project", "add", "Havnen"]]),
    "project join": (["project", "join", "Havnen", "--day", "1/4/2020"], [["project", "add", "Havnen"]]),
    "project inform": (["project", "inform", "Havnen"], [["project", "add", "Havnen", "--areas", "Glud"]]),
    "project close": (["project", "close", "Havnen", "--outcome", "Molen står"], [["project", "add", "Havnen"]]),
    "pilot add": (["pilot", "add", "Glud", "--areas", "Glud", "--actors", "school,shop", "--cooperation", "skole"], []),
    "pilot edit": (["pilot", "edit", "Rask Mølle", "--actors", "school", "--cooperation", "skole,hal"], []),
    "pilot start": (["pilot", "start", "Rask Mølle", "--from", "1/4/2020"], []),
    "pilot profile": (["pilot", "profile", "Rask Mølle", "Line Holmgaard", "process-consultant"], []),
    "pilot close": (["pilot", "close", "Rask Mølle", "--without", "Begyndte aldrig", "--continuation", "not_continued"], []),
    "evaluation write": (["evaluation", "write", "Rask Mølle", "--text", "Skolen er med", "--sources", "qualitative"], []),
    "evaluation edit": (
        ["evaluation", "edit", "Skolen er med", "--type", "final", "--areas", "Rask Mølle"],
        [["evaluation", "write", "Rask Mølle", "--text", "Skolen er med"]],
    ),
    "plan add": (["plan", "add", "2020-05..2020-06", "Evaluering", "--owner", "Susanne Ernst", "--day", "2/6/2020"], []),
    "plan edit": (["plan", "edit", "Evaluering", "--when", "2020-07"], [["plan", "add", "2020-05", "Evaluering"]]),
    "plan done": (["plan", "done", "plan-1-oplaeg", "--day", "15/10/2019"], []),
    "plan reopen": (["plan", "reopen", "plan-1-oplaeg"], [["plan", "done", "plan-1-oplaeg"]]),
    "plan remove": (["plan", "remove", "Evaluering"], [["plan", "add", "2020-05", "Evaluering"]]),
    "report-log record": (["report-log", "record", "directory", "Hvem dækker hvad", "--to", "Hele organisationen"], []),
    "report-log edit": (["report-log", "edit", "Status", "--to", "Udvalget"], [["report-log", "record", "status", "Status"]]),
    "report-log remove": (["report-log", "remove", "Status"], [["report-log", "record", "status", "Status"]]),
}  # fmt: skip
