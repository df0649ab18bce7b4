"""The commands about meetings, and about what is tried out, planned and learnt."""

from collections.abc import Mapping

from lokalkontakt_cli.leaves import Branch, Leaf

MEET: Mapping[str, Leaf | Branch] = {
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
}

DEVELOP: Mapping[str, Leaf | Branch] = {
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
}
