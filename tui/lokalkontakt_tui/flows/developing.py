"""Going to pilots, evaluations, projects, the plan, the log and what was handed over, and opening one of each."""

from collections.abc import Callable
from typing import TypeVar

from lokalkontakt_core.records.activity import Activity
from lokalkontakt_core.records.base import Record
from lokalkontakt_core.records.evaluation import Evaluation
from lokalkontakt_core.records.pilot import Pilot
from lokalkontakt_core.records.plan_step import PlanStep
from lokalkontakt_core.records.project import Project
from lokalkontakt_core.records.report import Report
from lokalkontakt_tui.desk import Desk
from lokalkontakt_tui.desk_app import DeskApp
from lokalkontakt_tui.models import activities as activity_models
from lokalkontakt_tui.models import evaluations as evaluation_models
from lokalkontakt_tui.models import pilots as pilot_models
from lokalkontakt_tui.models import plan as plan_models
from lokalkontakt_tui.models import projects as project_models
from lokalkontakt_tui.models import report_log as report_models
from lokalkontakt_tui.models import strategy as strategy_models
from lokalkontakt_tui.models.page import Page
from lokalkontakt_tui.models.reading import Reading
from lokalkontakt_tui.screens.detail import DetailScreen
from lokalkontakt_tui.screens.developing import (
    ActivitiesScreen,
    PilotsScreen,
    PlanScreen,
    ProjectsScreen,
    ReportLogScreen,
)
from lokalkontakt_tui.screens.evaluations import EvaluationsScreen
from lokalkontakt_tui.screens.strategy import StrategyScreen

R = TypeVar("R", bound=Record)


async def pilots(app: DeskApp, _rest: str) -> None:
    """Open the list of pilots."""
    app.push_screen(PilotsScreen())


async def evaluations(app: DeskApp, _rest: str) -> None:
    """Open the list of evaluations."""
    app.push_screen(EvaluationsScreen())


async def projects(app: DeskApp, _rest: str) -> None:
    """Open the list of projects."""
    app.push_screen(ProjectsScreen())


async def plan(app: DeskApp, _rest: str) -> None:
    """Open the plan."""
    app.push_screen(PlanScreen())


async def activities(app: DeskApp, _rest: str) -> None:
    """Open the log."""
    app.push_screen(ActivitiesScreen())


async def report_log(app: DeskApp, _rest: str) -> None:
    """Open the list of what was handed over."""
    app.push_screen(ReportLogScreen())


async def strategy(app: DeskApp, _rest: str) -> None:
    """Open the list of focus areas and aims."""
    app.push_screen(StrategyScreen())


async def focus(app: DeskApp, name: str) -> None:
    """Open a focus area or an aim."""
    app.push_screen(DetailScreen("more", lambda desk: strategy_models.theme_page(desk.reading, name), {}))


def _open(app: DeskApp, kind: type[R], key: str, page: Callable[[Reading, R], Page], edit: str) -> None:
    def make(desk: Desk) -> Page | None:
        found = desk.reading.register.find(kind, key)
        return page(desk.reading, found) if found is not None else None

    app.push_screen(DetailScreen("more", make, {"r": f"{edit}:{key}"}))


async def pilot(app: DeskApp, key: str) -> None:
    """Open a pilot."""
    _open(app, Pilot, key, pilot_models.pilot_page, "edit_pilot")


async def evaluation(app: DeskApp, key: str) -> None:
    """Open an evaluation."""
    _open(app, Evaluation, key, evaluation_models.evaluation_page, "edit_evaluation")


async def project(app: DeskApp, key: str) -> None:
    """Open a project."""
    _open(app, Project, key, project_models.project_page, "edit_project")


async def plan_step(app: DeskApp, key: str) -> None:
    """Open a step of the plan."""
    _open(app, PlanStep, key, plan_models.step_page, "edit_plan_step")


async def activity(app: DeskApp, key: str) -> None:
    """Open a line of the log."""
    _open(app, Activity, key, activity_models.activity_page, "edit_activity")


async def report(app: DeskApp, key: str) -> None:
    """Open an entry of what was handed over."""
    _open(app, Report, key, report_models.report_page, "edit_report")
