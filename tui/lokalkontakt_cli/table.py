"""The table of commands: every name, what it does in one line, and where it is; nothing here is imported until used."""

from collections.abc import Mapping

from lokalkontakt_cli.leaves import Branch, Leaf


def _kind(noun: str, reading: str, writing: str, suffixes: tuple[str, str, str, str, str]) -> dict[str, Leaf]:
    """Give the five commands that every kind of record has."""
    shown, listed, added, edited, ended = suffixes
    return {
        "list": Leaf(f"List {noun}", f"{reading}:{listed}"),
        "show": Leaf("Show one with all that is known", f"{reading}:{shown}"),
        "add": Leaf("Add one", f"{writing}:{added}"),
        "edit": Leaf("Change what is known", f"{writing}:{edited}"),
        "end": Leaf("End one; nothing is deleted", f"{writing}:{ended}"),
    }


def _people(one: str, many: str) -> dict[str, Leaf]:
    names = (f"show_{one}", f"list_{many}", f"add_one_{one}", f"edit_one_{one}", f"end_one_{one}")
    return _kind(many, "people_read", "people_write", names)


COMMANDS: Mapping[str, Mapping[str, Leaf | Branch]] = {
    "Begin": {
        "init": Leaf("Make a new register", "begin:init"),
        "demo": Leaf("Open the example in a fresh copy", "begin:demo"),
        "import": Leaf("Read a list or table of areas and contacts", "import_file:import_file"),
        "export": Leaf("Write areas, contacts, councils and assignments as tables", "export_tables:export"),
        "question": Branch(
            "What an import left open",
            {
                "list": Leaf("List questions", "questions:list_questions"),
                "answer": Leaf("Answer one", "questions:answer_one"),
            },
        ),
    },
    "Look": {
        "due": Leaf("What waits for you, and until when", "due:list_due"),
        "areas": Leaf("The areas and their contacts, in short", "areas_in_short:short_list"),
        "contacts": Leaf("The contacts and their areas, in short", "contact_read:short_list"),
        "assignments": Leaf("Who is or may become the contact of what", "assignments:list_assignments"),
        "search": Leaf("Everything that holds these words", "search:search_all"),
        "directory": Leaf("Who covers which area, as a page to publish", "area_page:write_directory"),
        "area-list": Leaf("Which areas have a contact and which have none, as a page", "area_page:write_list"),
        "need": Leaf("Which areas need a contact, and who has not answered", "need:overview"),
        "check": Leaf("What breaks which rule", "check:check"),
        "accept": Leaf("Accept a warning with a reason", "accept:accept_finding"),
    },
    "Decide": {
        "suggest": Leaf("Suggest who could cover what, and why", "suggest:suggest_plan"),
        "distribute": Leaf("Distribute areas to contacts in one change", "distributing:distribute_areas"),
        "assign": Leaf("Propose a contact for an area", "coordination:propose"),
        "confirm": Leaf("Confirm a proposal", "coordination:confirm_one"),
        "end-assignment": Leaf("End an assignment", "coordination:end_one"),
        "wish-handover": Leaf("Note the wish for another contact, or drop it", "coordination:wish"),
        "hand-over": Leaf("Hand areas over to another contact", "coordination:hand_areas_over"),
        "handover": Branch(
            "Hand areas over step by step",
            {
                "list": Leaf("List hand-overs", "handovers:list_handovers"),
                "show": Leaf("Show the steps, and what is open in the areas", "handovers:show_handover"),
                "begin": Leaf("Begin one", "handovers:begin"),
                "settle": Leaf("Settle with whom and from when", "handovers:settle"),
                "tick": Leaf("Tick off the checklist, or add to it", "handovers:tick_rows"),
                "carry-out": Leaf("Hand the areas over as settled", "handovers:carry_out"),
                "close": Leaf("Close one when everything is done", "handovers:close"),
                "give-up": Leaf("Give one up", "handovers:give_up"),
            },
        ),
    },
    "Write down": {
        "offer-all": Leaf("All areas were offered a contact", "need:offer"),
        "answers-record": Leaf("What several areas answered, in one go", "need:answers"),
        "offer-record": Leaf("Areas were offered a contact", "facts:offer_record"),
        "answer-record": Leaf("An area answered yes, no or withdrew", "facts:answer_record"),
        "approve": Branch(
            "What contact and manager said",
            {
                "own": Leaf("The contact's own yes", "facts:own_yes"),
                "manager": Leaf("The manager's yes", "facts:manager_yes"),
                "outside-hours": Leaf("Interest in working outside normal hours", "facts:outside_hours"),
            },
        ),
        "grant-time": Leaf("The time a department sets aside for a contact", "facts:grant"),
        "employment": Branch(
            "When a contact is employed",
            {
                "set": Leaf("Note from when to when", "facts:employment_set"),
                "end": Leaf("Note that it ends", "facts:employment_end"),
            },
        ),
        "absence": Branch(
            "Contacts who are away, and who stands in",
            {
                "list": Leaf("List who is away, or is going to be", "absences:list_absences"),
                "add": Leaf("Note that a contact is away", "absences:add"),
                "substitute": Leaf("Name who stands in", "absences:substitute_named"),
                "end": Leaf("Note when a contact is back", "absences:end"),
            },
        ),
        "attest": Branch(
            "Contacts confirm what they cover",
            {
                "list": Leaf("List who has confirmed, and who has not", "attestations:list_attestations"),
                "ask": Leaf("Ask them", "attestations:ask"),
                "remind": Leaf("Remind those who have not answered", "attestations:remind"),
                "answer": Leaf("Record what one says", "attestations:answer"),
            },
        ),
        "agreement": Branch(
            "How contact and area have agreed to work together",
            {
                "list": Leaf("List agreements", "agreements:list_agreements"),
                "show": Leaf("Show one", "agreements:show_agreement"),
                "write": Leaf("Write one with an area", "agreements:write"),
                "edit": Leaf("Change one", "agreements:edit"),
            },
        ),
        "knowledge": Branch(
            "What was learned about areas, and what they are to be told",
            {
                "list": Leaf("List knowledge", "knowledge_read:list_knowledge"),
                "show": Leaf("Show one", "knowledge_read:show_knowledge"),
                "balance": Leaf("How much goes each way, and where it is quiet", "knowledge_read:balance"),
                "add": Leaf("Write something down", "knowledge_write:note"),
                "edit": Leaf("Change one", "knowledge_write:edit"),
                "answer": Leaf("Write down the answer that was given", "knowledge_write:answer"),
                "pass-on": Leaf("Note that it was passed on", "knowledge_write:pass_it_on"),
                "share": Leaf("Choose who may read it", "knowledge_write:share"),
            },
        ),
        "intake": Branch(
            "What contacts, colleagues and areas hand in",
            {
                "template": Leaf("Write an empty reply to be filled in", "intake:template"),
                "read": Leaf("Show what was handed in", "intake:read"),
                "adopt": Leaf("Take over what was handed in", "intake:adopt"),
            },
        ),
        "onboarding": Branch(
            "Making a contact ready",
            {
                "list": Leaf("List checklists", "onboarding:list_checklists"),
                "show": Leaf("Show a contact's checklist", "onboarding:show_checklist"),
                "start": Leaf("Give a contact a checklist", "onboarding:start"),
                "tick": Leaf("Note that an item is done", "onboarding:tick"),
                "untick": Leaf("Note that an item is not done after all", "onboarding:untick"),
            },
        ),
    },
    "Meet": {
        "meeting": Branch(
            "Meetings, their agendas and minutes",
            {
                "list": Leaf("List meetings", "meeting_read:list_meetings"),
                "show": Leaf("Show one with all that is known", "meeting_read:show_meeting"),
                "series": Branch(
                    "Series of meetings",
                    {
                        "list": Leaf("List series", "meeting_read:list_series"),
                        "add": Leaf("Begin one", "meeting_plan:add_series"),
                        "edit": Leaf("Change one", "meeting_plan:edit_series"),
                        "end": Leaf("End one; nothing is deleted", "meeting_plan:end_series"),
                    },
                ),
                "plan": Leaf("Make the meetings of a series", "meeting_plan:plan"),
                "add": Leaf("Plan one meeting", "meeting_plan:add"),
                "edit": Leaf("Change what is known", "meeting_plan:edit"),
                "move": Leaf("Move one to another day", "meeting_plan:move"),
                "cancel": Leaf("Cancel one", "meeting_plan:cancel"),
                "call": Leaf("Call one: list, agenda and messages", "meeting_plan:call"),
                "agenda": Leaf("Show the agenda", "meeting_read:show_agenda"),
                "propose": Leaf("Put a point on the agenda", "meeting_run:propose"),
                "point": Leaf("Change, move or take off a point", "meeting_run:point"),
                "fill": Leaf("Put on the agenda what is missing", "meeting_run:fill"),
                "attend": Leaf("Note who came", "meeting_run:attend"),
                "note": Leaf("Write what was said under a point", "meeting_run:note"),
                "minutes": Leaf("Show the minutes", "meeting_read:show_minutes"),
                "finish": Leaf("Make the minutes final", "meeting_run:finish"),
                "close-days": Leaf("Close days for meetings", "meeting_plan:close"),
                "open-days": Leaf("Open closed days again", "meeting_plan:reopen"),
            },
        ),
        "action": Branch(
            "What somebody promised to do",
            {
                "list": Leaf("List actions", "actions:list_actions"),
                "add": Leaf("Write one down", "actions:add"),
                "edit": Leaf("Change one", "actions:edit"),
                "done": Leaf("Note that one is done", "actions:done"),
                "drop": Leaf("Note that one will not be done", "actions:drop"),
            },
        ),
        "year": Leaf("The year wheel", "year:show_year"),
    },
    "Develop": {
        "activity": Branch(
            "What contacts do, and the time it takes where that is noted",
            {
                "list": Leaf("List the log", "activities:list_activities"),
                "add": Leaf("Write a line", "activities:add"),
                "edit": Leaf("Change a line", "activities:edit"),
                "remove": Leaf("Take a line out", "activities:remove"),
                "time": Leaf("The time by area", "activities:time"),
            },
        ),
        "project": Branch(
            "What areas have set about",
            {
                "list": Leaf("List projects", "projects:list_projects"),
                "show": Leaf("Show one with all that is known", "projects:show_project"),
                "add": Leaf("Add one", "projects:add"),
                "edit": Leaf("Change what is known", "projects:edit"),
                "join": Leaf("Note that the coordinator takes part", "projects:join"),
                "inform": Leaf("Note that contacts were told of it", "projects:inform"),
                "close": Leaf("Close one", "projects:close"),
            },
        ),
        "pilot": Branch(
            "Pilots: trials of half a year",
            {
                "list": Leaf("List pilots", "pilots:list_pilots"),
                "show": Leaf("Show one with all that is known", "pilots:show_pilot"),
                "add": Leaf("Propose one", "pilots:add"),
                "edit": Leaf("Change what is known", "pilots:edit"),
                "start": Leaf("Set when it runs", "pilots:start"),
                "profile": Leaf("Say which profile a contact stands for", "pilots:profile"),
                "report": Leaf("Write a draft of its status report", "area_page:write_status"),
                "close": Leaf("Close one", "pilots:close"),
            },
        ),
        "evaluation": Branch(
            "What was found, in pilots and in the whole scheme",
            {
                "list": Leaf("List evaluations", "evaluations:list_evaluations"),
                "show": Leaf("Show one", "evaluations:show_evaluation"),
                "write": Leaf("Write one", "evaluations:write"),
                "edit": Leaf("Change one", "evaluations:edit"),
            },
        ),
        "plan": Branch(
            "The steps of the rollout plan",
            {
                "list": Leaf("List the steps", "plan:list_plan"),
                "add": Leaf("Add a step", "plan:add"),
                "edit": Leaf("Change a step", "plan:edit"),
                "done": Leaf("Note that a step is done", "plan:done"),
                "reopen": Leaf("Note that a step is not done after all", "plan:reopen"),
                "remove": Leaf("Take a step out", "plan:remove"),
            },
        ),
        "strategy": Leaf("What belongs to which focus area or aim", "strategy:strategy"),
    },
    "Keep the register": {
        "area": Branch(
            "Areas",
            {
                **_kind("areas", "area_read", "area_write", ("show_area", "list_areas", "add", "edit", "end")),
                "page": Leaf("Write a page of an area for its contact", "area_page:write_page"),
            },
        ),
        "contact": Branch(
            "Local contacts",
            {
                **_kind(
                    "contacts", "contact_read", "contact_write", ("show_contact", "list_contacts", "add", "edit", "end")
                ),
                "card": Leaf("The card of what a contact does and does not do", "area_page:write_card"),
            },
        ),
        "person": Branch(
            "Persons",
            {
                **_people("person", "persons"),
                "show": Leaf("Show one with all that is known", "insight:show_person"),
                "export": Leaf("Write all that is held on a person", "insight:export"),
                "erase": Leaf("Take a person out of everything, for good", "erasing:erase_person"),
            },
        ),
        "department": Branch("Departments", _people("department", "departments")),
        "council": Branch("Councils", _people("council", "councils")),
        "cluster": Branch("Clusters of villages", _people("cluster", "clusters")),
        "neighbour": Branch(
            "Which areas are neighbours",
            {
                "list": Leaf("List neighbours", "neighbours:list_neighbours"),
                "mark": Leaf("Mark two areas as neighbours", "neighbours:mark"),
                "unmark": Leaf("Take the mark away", "neighbours:unmark"),
            },
        ),
        "scheme": Branch(
            "What the municipality has chosen",
            {
                "show": Leaf("Show it", "scheme:show"),
                "edit": Leaf("Change it", "scheme:edit"),
                "figures": Leaf("List the figures of rules, meetings and suggestions", "figures:list_figures"),
                "set": Leaf("Choose one of them", "figures:set_one"),
            },
        ),
    },
    "Ask the areas": {
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
    },
    "Tell": {
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
    },
    "Look back": {
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
    },
    "Keep": {
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
    },
    "The program": {
        "plugins": Leaf("What was found, and what became of each", "plugins:plugins"),
    },
}
