"""The commands that report, look back and keep data, and that tell of the program itself."""

from collections.abc import Mapping

from lokalkontakt_cli.leaves import Branch, Leaf

LOOK_BACK: Mapping[str, Leaf | Branch] = {
    "report-log": Branch(
        "What was handed to whom",
        {
            "list": Leaf("List what was handed over", "report_log:list_reports"),
            "show": Leaf("Show one", "report_log:show_report"),
            "draft": Leaf("Write a draft of a report on the scheme", "area_page:write_draft"),
            "record": Leaf("Note what was handed over", "report_log:record"),
            "edit": Leaf("Change an entry", "report_log:edit"),
            "remove": Leaf("Take an entry out", "report_log:remove"),
        },
    ),
    "journal": Branch(
        "What stands in the municipality's journal",
        {
            "list": Leaf("List documents that are not there yet", "journal:list_documents"),
            "record": Leaf("Note where one stands", "journal:record"),
            "remove": Leaf("Note that it is not there after all", "journal:remove"),
            "package": Leaf("Write them as files to put there", "journal:write_package"),
        },
    ),
    "history": Leaf("The changes, newest first", "history:history"),
    "undo": Leaf("Take a change back", "history:undo"),
    "redo": Leaf("Do again what was taken back last", "history:redo"),
    "outside": Branch(
        "What was changed in the files past the program",
        {
            "list": Leaf("List it", "history:outside_list"),
            "adopt": Leaf("Take it over", "history:outside_adopt"),
        },
    ),
}

KEEP: Mapping[str, Leaf | Branch] = {
    "retention": Branch(
        "How long personal data is kept",
        {
            "show": Leaf("What is kept how long, and what is over its time", "retaining:show"),
            "set": Leaf("Decide how long a class of data is kept", "retaining:decide"),
            "apply": Leaf("Take away what is over its time", "retaining:apply"),
        },
        {"--dry-run": "apply"},
    ),
    "request": Branch(
        "Who asks about personal data",
        {
            "list": Leaf("List requests about personal data", "requests:list_requests"),
            "show": Leaf("Show one", "requests:show_request"),
            "add": Leaf("Note a request", "requests:add"),
            "edit": Leaf("Change what is known", "requests:edit"),
            "extend": Leaf("Take two months more, with a reason", "requests:extend"),
            "close": Leaf("Note the answer", "requests:close"),
        },
    ),
    "access-log": Leaf("Who has looked at personal data", "insight:access_log"),
    "copy": Leaf("Copy a register to another place", "keeping:copy"),
    "backup": Leaf("Write a backup into one file", "keeping:backup"),
    "restore": Leaf("Make a register of a backup", "keeping:restore"),
    "verify": Leaf("Look whether a register is sound", "keeping:verify"),
}

THE_PROGRAM: Mapping[str, Leaf | Branch] = {
    "plugins": Leaf("What was found, and what became of each", "plugins:plugins"),
}
