"""What is recorded about an area: its answer, the offer, the agreement, its council, its neighbours, open questions."""

from lokalkontakt_core.records.agreement import Agreement
from lokalkontakt_core.records.answer import AnswerValue
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.neighbour import Neighbour
from lokalkontakt_core.services.agreements import write_agreement
from lokalkontakt_core.services.answer_question import answer_question
from lokalkontakt_core.services.answers import record_answer
from lokalkontakt_core.services.neighbours import mark_neighbours, unmark_neighbours
from lokalkontakt_core.services.offers import record_offer
from lokalkontakt_tui.desk_app import DeskApp
from lokalkontakt_tui.dialogs.menu import MenuDialog
from lokalkontakt_tui.dialogs.reader import ReaderDialog
from lokalkontakt_tui.flows.change import Deed, carry_out
from lokalkontakt_tui.models import options
from lokalkontakt_tui.models.area_page import agreement_page
from lokalkontakt_tui.models.forms import DateField, Field, Form, LongField, OneOf, Option
from lokalkontakt_tui.models.lines import line
from lokalkontakt_tui.models.questions import open_question


async def answer(app: DeskApp, area: str) -> None:
    """Record what an area has answered."""
    reading, words = app.reading, app.words
    name = reading.name(Ref("area", area))
    values = tuple(Option(value, line(words.catalogue.shown(value))) for value in AnswerValue)
    title = words("Record the answer of {area}", area=name)
    form = Form(
        title,
        (
            OneOf("value", words("Does the area want a contact?"), options=values),
            DateField("day", words("Day of the answer"), words("Empty means today."), value=reading.day),
            Field("via", words("Through"), value=reading.register.scheme.joint_council),
            Field("respondent", words("In which capacity"), words("For example chair. No names.")),
        ),
        words("Show the consequences"),
        words("It is voluntary for the area. A no is an answer too."),
    )
    await carry_out(
        app,
        Deed(
            title,
            record_answer,
            lambda filled: {"area": area, **filled},
            words("Save the answer"),
            lambda filled: words("{area} has answered: {answer}.", area=name, answer=filled["value"]),
            form,
        ),
    )


async def offer(app: DeskApp, areas: str) -> None:
    """Record that areas were offered a contact."""
    reading, words = app.reading, app.words
    ids = areas.split(",")
    name = words.listed([reading.name(Ref("area", one)) for one in ids])
    title = words("Record that {area} was offered a contact", area=name)
    form = Form(
        title,
        (
            DateField("day", words("Day of the offer"), words("Empty means today."), value=reading.day),
            Field("via", words("How"), words("For example a meeting for all councils.")),
        ),
        words("Show the consequences"),
    )
    await carry_out(
        app,
        Deed(
            title,
            record_offer,
            lambda filled: {"areas": tuple(ids), **filled},
            words("Save the offer"),
            lambda _filled: words("{area}: the offer is saved.", area=name),
            form,
        ),
    )


async def agreement(app: DeskApp, area: str) -> None:
    """Write the cooperation agreement with an area."""
    reading, words = app.reading, app.words
    name = reading.name(Ref("area", area))
    title = words("Write the agreement with {area}", area=name)
    form = Form(
        title,
        (
            LongField("text", words("What was agreed"), words("Tab goes on. Enter makes a new line."), required=True),
            DateField("day", words("Day of the agreement"), words("Empty means today."), value=reading.day),
        ),
        words("Show the consequences"),
    )
    await carry_out(
        app,
        Deed(
            title,
            write_agreement,
            lambda filled: {"area": area, **filled},
            words("Save the agreement"),
            lambda _filled: words("{area}: the agreement is saved.", area=name),
            form,
        ),
    )


async def read_agreement(app: DeskApp, key: str) -> None:
    """Show an agreement's words."""
    found = app.reading.register.get(Agreement, key)
    title = app.words("Agreement with {area}", area=app.reading.name(Ref("area", found.area)))
    await app.push_screen_wait(ReaderDialog(title, agreement_page(app.reading, found)))


async def question_of(app: DeskApp, area: str) -> None:
    """Settle the open question about an area."""
    reading, words = app.reading, app.words
    question = open_question(reading.register, area)
    name = reading.name(Ref("area", area))
    if question is None:
        app.say(words("There is no open question about {area}.", area=name), "info")
        return
    meaning = {
        "covered": words("One area, and it has its contact"),
        "uncovered": words("One area, and it has no contact"),
        "two_places": words("Two places of the same name"),
    }
    chosen = tuple(Option(one, line(meaning.get(one, one))) for one in question.options)
    lines = "\n".join(f"“{text}”" for text in question.lines)
    title = words("Settle how {area} stands", area=name)
    form = Form(
        title,
        (
            OneOf("answer", words("What is right?"), options=chosen),
            Field("name", words("Name of the second place"), words("Only when there are two places.")),
        ),
        words("Show the consequences"),
        words("It stands so in the document:") + f"\n{lines}",
    )
    await carry_out(
        app,
        Deed(
            title,
            answer_question,
            lambda filled: {"question": question.id, **filled},
            words("Settle"),
            lambda _filled: words("{area}: settled.", area=name),
            form,
        ),
    )


async def neighbours(app: DeskApp, area: str) -> None:
    """Mark another area as a neighbour, and whether the two work together."""
    reading, words = app.reading, app.words
    name = reading.name(Ref("area", area))
    title = words("A neighbour of {area}", area=name)
    works = (
        Option(None, line(words("not told"))),
        Option(True, line(words("yes"))),
        Option(False, line(words("no"))),
    )
    form = Form(
        title,
        (
            OneOf("other", words("Neighbour"), options=options.areas(reading, without=(area,))),
            OneOf("cooperation", words("Do they work together already?"), options=works),
            Field("note", words("About what"), words("For example school and sports.")),
        ),
        words("Show the consequences"),
    )
    await carry_out(
        app,
        Deed(
            title,
            mark_neighbours,
            lambda filled: {"area": area, **filled},
            words("Save the neighbour"),
            lambda filled: words("{area} and {other} are neighbours.", area=name,
                                 other=app.reading.name(Ref("area", filled["other"]))),
            form,
        ),
    )  # fmt: skip


async def drop_neighbour(app: DeskApp, area: str) -> None:
    """Take a neighbour away."""
    reading, words = app.reading, app.words
    name = reading.name(Ref("area", area))
    others = {
        other for edge in reading.register.by(Neighbour, "areas").get(area, ()) for other in edge.areas if other != area
    }
    if not others:
        app.say(words("No neighbours have been written down."), "info")
        return
    title = words("Remove a neighbour of {area}", area=name)
    chosen = tuple(option for option in options.areas(reading) if option.value in others)
    form = Form(title, (OneOf("other", words("Neighbour"), options=chosen),), words("Show the consequences"))
    await carry_out(
        app,
        Deed(
            title,
            unmark_neighbours,
            lambda filled: {"area": area, **filled},
            words("Remove"),
            lambda _filled: words("{area}: the neighbour is removed.", area=name),
            form,
        ),
    )


async def area_more(app: DeskApp, area: str) -> None:
    """Offer what is done with an area more seldom."""
    words = app.words
    name = app.reading.name(Ref("area", area))
    choices = (
        (f"offer:{area}", words("Record the offer …")),
        (f"council:{area}", words("Write down the local council and its address …")),
        (f"neighbours:{area}", words("Mark a neighbour …")),
        (f"drop_neighbour:{area}", words("Remove a neighbour …")),
        (f"log_activity:{area}", words("Write a line in the activity log …")),
        (f"begin_handover:{area}", words("Hand over step by step …")),
        (f"wish:{area}", words("A hand-over is wanted …")),
        (f"drop_wish:{area}", words("Drop the wish for a hand-over …")),
        (f"end_area_assignment:{area}", words("End the assignment …")),
        (f"edit_area:{area}", words("Edit the area …")),
        (f"end_area:{area}", words("End the area …")),
    )
    action = await app.push_screen_wait(MenuDialog(name, choices))
    if action is not None:
        app.act(action)
