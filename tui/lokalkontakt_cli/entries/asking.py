"""The commands that ask the areas, and that tell people."""

from collections.abc import Mapping

from lokalkontakt_cli.leaves import Branch, Leaf

ASK_THE_AREAS: Mapping[str, Leaf | Branch] = {
    "wave": Branch(
        "Survey rounds",
        {
            "list": Leaf("List rounds", "wave_reading:list_waves"),
            "plan": Leaf("Write a draft", "wave_life:plan"),
            "edit": Leaf("Change a draft", "wave_life:edit"),
            "drop": Leaf("Throw a draft away", "wave_life:drop"),
            "open": Leaf("Open a round", "wave_life:open_wave"),
            "status": Leaf("How far a round has come", "wave_reading:status"),
            "codes": Leaf("The codes of an open round, to be printed", "wave_reading:codes"),
            "extend": Leaf("Set another last day of an open round", "wave_life:extend"),
            "close": Leaf("Close a round for good", "wave_life:close"),
            "results": Leaf("What a round says", "wave_results:results"),
            "adopt": Leaf("Record what a round says as answers of areas", "wave_results:adopt"),
        },
    ),
    "answer": Leaf("Answer a survey with a code", "answer:answer"),
    "form": Branch(
        "Survey forms",
        {
            "list": Leaf("List the forms that ship with the program", "forms:list_forms"),
            "check": Leaf("Check a form file", "forms:check_form"),
            "preview": Leaf("Try a form out without a round", "form_preview:preview_form"),
            "import": Leaf("Read a form from another program", "form_carrying:import_form"),
            "export": Leaf("Write a form for another program", "form_carrying:export_form"),
        },
    ),
}

TELL: Mapping[str, Leaf | Branch] = {
    "remind": Leaf("Remind areas that have not answered the offer", "need:remind"),
    "outbox": Branch(
        "Notices on their way out",
        {
            "list": Leaf("List notices", "outbox:list_items"),
            "preview": Leaf("Show one as it would go out", "outbox:preview"),
            "send": Leaf("Send what is ready", "outbox:send"),
            "call-back": Leaf("Call a waiting one back", "outbox:call_back"),
            "send-again": Leaf("Make one ready again", "outbox:send_again"),
        },
    ),
}
