"""The way to every screen, and a register in which every text anybody typed is a trap."""

import pkgutil
from datetime import date
from importlib import import_module

from lokalkontakt_core.periods import Month
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.request import RequestType
from lokalkontakt_core.records.wave import WaveMode
from lokalkontakt_core.services.actions import add_action
from lokalkontakt_core.services.activities import log_activity
from lokalkontakt_core.services.agenda import propose_item
from lokalkontakt_core.services.agreements import write_agreement
from lokalkontakt_core.services.approvals import grant_time, record_manager_yes, record_own_yes
from lokalkontakt_core.services.areas import add_area
from lokalkontakt_core.services.assign import assign
from lokalkontakt_core.services.confirm import confirm
from lokalkontakt_core.services.contacts import add_contact
from lokalkontakt_core.services.departments import add_department
from lokalkontakt_core.services.evaluations import write_evaluation
from lokalkontakt_core.services.handovers import begin_handover
from lokalkontakt_core.services.knowledge import note_knowledge
from lokalkontakt_core.services.pilots import add_pilot
from lokalkontakt_core.services.plan_meetings import add_meeting
from lokalkontakt_core.services.plan_steps import add_plan_step
from lokalkontakt_core.services.projects import add_project
from lokalkontakt_core.services.report_log import record_report
from lokalkontakt_core.services.requests import add_request
from lokalkontakt_core.services.scheme import create_scheme, edit_scheme
from lokalkontakt_core.surveys.shipped import shipped_form_text
from lokalkontakt_core.wave_desk import WaveDesk
from lokalkontakt_tui import screens
from lokalkontakt_tui.screens.framed import Framed

SHOWN = {
    "place:overview": ("OverviewScreen", ()),
    "place:areas": ("AreasScreen", ("area", "contact")),
    "place:contacts": ("ContactsScreen", ("contact", "area")),
    "place:meetings": ("MeetingsScreen", ("meeting", "action")),
    "place:waves": ("WavesScreen", ("wave",)),
    "place:outbox": ("OutboxScreen", ()),
    "place:more": ("MoreScreen", ()),
    "findings:": ("FindingsScreen", ("contact",)),
    "rules:": ("RulesScreen", ()),
    "history_list:": ("HistoryScreen", ("wave",)),
    "need_list:": ("NeedScreen", ("area",)),
    "handover_list:": ("HandoversScreen", ("area",)),
    "attestation_list:": ("AttestationsScreen", ("contact",)),
    "knowledge_list:": ("KnowledgeScreen", ("knowledge", "area")),
    "search_all:": ("SearchScreen", ()),
    "pilots:": ("PilotsScreen", ("pilot", "area")),
    "evaluations:": ("EvaluationsScreen", ("pilot", "evaluation")),
    "projects:": ("ProjectsScreen", ("project", "area")),
    "plan:": ("PlanScreen", ("step",)),
    "strategy:": ("StrategyScreen", ("focus", "aim", "project")),
    "activities:": ("ActivitiesScreen", ("note", "area")),
    "report_log:": ("ReportLogScreen", ("report",)),
    "journal_list:": ("JournalScreen", ()),
    "agreement_list:": ("AgreementsScreen", ("area", "agreement")),
    "onboarding_list:": ("OnboardingScreen", ("contact",)),
    "persons:": ("PersonsScreen", ("contact",)),
    "request_list:": ("RequestsScreen", ("contact", "request")),
    "personal_data:": ("PersonalDataScreen", ("contact",)),
    "departments:": ("DepartmentsScreen", ("department",)),
    "plugins:": ("PluginsScreen", ()),
    "year:": ("YearScreen", ()),
    "distribute:": ("WorkbenchScreen", ("area", "contact")),
    "run_meeting:{meeting}": ("MeetingRunScreen", ("meeting", "point")),
    "handover:{handover}": ("GuideScreen", ("area",)),
    "area:{area}": ("DetailScreen", ("area", "contact")),
    "welcome:": ("WelcomeScreen", ()),
}
"""Action to the screen it opens, and to which traps stand on it."""
ELSEWHERE = {"ResultsScreen": "test_results.py: it needs a round that was answered"}
"""Screens that are tried in a file of their own."""


def all_screens():
    """Give the name of every screen of the coordinator."""
    for module in pkgutil.iter_modules(screens.__path__):
        import_module(f"{screens.__name__}.{module.name}")
    found, waiting = set(), [Framed]
    while waiting:
        one = waiting.pop()
        under = one.__subclasses__()
        waiting += under
        if not under:
            found.add(one.__name__)
    return found


def trap(kind):
    """Give a text that is markup, a format string, a link and a formula to whoever takes it for one."""
    return f"=[/] [b]{kind}[/b] {{0.x}} %s"


def made(workspace, kind):
    """Give the id of what the latest change made."""
    return next(ref.id for ref in next(workspace.history()).change.touched if ref.kind == kind)


def lay_traps(workspace):
    """Fill a register in which every text is a trap, and give the ids that screens are opened with."""
    workspace.do(
        create_scheme, name=trap("scheme"), municipality=trap("municipality"), coordinator_name=trap("coordinator")
    )
    workspace.do(edit_scheme, changes={"focus_areas": (trap("focus"),), "aims": (trap("aim"),)})
    workspace.do(add_area, name=trap("area"), status_note=trap("status"), villages=(trap("village"),))
    area = made(workspace, "area")
    workspace.do(add_department, name=trap("department"))
    workspace.do(add_contact, name=trap("contact"), title=trap("title"))
    contact = made(workspace, "contact")
    workspace.do(record_own_yes, contact=contact)
    workspace.do(record_manager_yes, contact=contact, by=workspace.register.scheme.coordinator)
    workspace.do(grant_time, contact=contact, minutes_per_week=300)
    workspace.do(assign, area=area, contact=contact, note=trap("note"))
    workspace.do(confirm, assignment=made(workspace, "assignment"))
    workspace.do(write_agreement, area=area, contact=contact, text=trap("agreement"))
    workspace.do(note_knowledge, text=trap("knowledge"), areas=(area,))
    workspace.do(add_pilot, name=trap("pilot"), areas=(area,), focus=(trap("focus"),))
    workspace.do(write_evaluation, pilot=made(workspace, "pilot"), text=trap("evaluation"))
    workspace.do(add_project, name=trap("project"), areas=(area,), focus=(trap("focus"), trap("aim")))
    workspace.do(add_plan_step, task=trap("step"), when=Month(2020, 6))
    workspace.do(log_activity, area=area, contact=contact, type="visit", note=trap("note"))
    workspace.do(record_report, type="directory", name=trap("report"))
    person = workspace.register.get(Contact, contact).person
    workspace.do(add_request, type=RequestType.INSIGHT, person=person, area=area, note=trap("request"))
    workspace.do(begin_handover, areas=(area,), quote=trap("quote"))
    handover = made(workspace, "handover")
    workspace.do(add_meeting, name=trap("meeting"), day=date(2020, 5, 1))
    meeting = made(workspace, "meeting")
    workspace.do(propose_item, meeting=meeting, title=trap("point"), areas=(area,))
    workspace.do(add_action, text=trap("action"), meeting=meeting, areas=(area,))
    WaveDesk(workspace).plan(name=trap("wave"), form_text=shipped_form_text("wish"), mode=WaveMode.NAMED)
    return {"area": area, "contact": contact, "meeting": meeting, "handover": handover}
