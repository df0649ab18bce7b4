"""Choice lists: used, and told apart."""

from collections.abc import Iterator

from lokalkontakt_core.surveys.lint.findings import Severity
from lokalkontakt_core.surveys.lint.rule import Found, Rule
from lokalkontakt_core.surveys.lint.rules.listing import offered, written_lists
from lokalkontakt_core.surveys.lint.subject import Subject

_FEWEST_OPTIONS = 2


def _unused_list(subject: Subject) -> Iterator[Found]:
    """SF140 unused-list: a list that no question offers and no expression reads.

    Why:
        It is a leftover, or the question that should use it uses another one.

    Finds:
        A list under `[choices]` that is named nowhere.

    Does not find:
        Lists read by `instance('…')` or `pulldata('…')`.

    Since:
        0.1
    """
    read = " ".join(cell.expression.source for cell in subject.cells)
    for name, path, _ in written_lists(subject):
        if name not in subject.uses and f"'{name}'" not in read and f'"{name}"' not in read:
            yield Found(path, {"list": name})


def _duplicate_label(subject: Subject) -> Iterator[Found]:
    """SF141 duplicate-label: two options of a list have the same words.

    Why:
        Nobody can tell them apart, and the answers are split between two codes.

    Finds:
        Two options "Ja" in one list, in any of its languages.

    Does not find:
        The same words in two lists; options that a filter may keep apart.

    Since:
        0.1
    """
    for name, path, choices in written_lists(subject):
        if any(question.choice_filter is not None for question in subject.uses.get(name, ())):
            continue
        seen: dict[tuple[str, str], str] = {}
        told: set[str] = set()
        for choice in choices:
            for language, wording in choice.label.by_language.items():
                other = seen.setdefault((language, wording.strip().casefold()), choice.name)
                if wording.strip() and other != choice.name and choice.name not in told:
                    told.add(choice.name)
                    values = {"list": name, "option": choice.name, "other": other, "label": wording}
                    yield Found(f"{path}.{choice.name}", values)


def _duplicate_list(subject: Subject) -> Iterator[Found]:
    """SF142 duplicate-list: two lists hold the same options.

    Why:
        When one is changed the other stays as it was, and answers can no longer be compared.

    Finds:
        Two lists with the same codes and labels in the same order.

    Does not find:
        Lists that differ in a code, a label, a score or a column.

    Since:
        0.1
    """
    seen: dict[str, str] = {}
    for name, path, choices in written_lists(subject):
        alike = repr([(c.name, dict(c.label.by_language), c.missing, c.score, dict(c.columns)) for c in choices])
        other = seen.setdefault(alike, name)
        if other != name:
            yield Found(path, {"list": name, "other": other})


def _one_option(subject: Subject) -> Iterator[Found]:
    """SF148 one-option: a question with a single option to choose.

    Why:
        There is nothing to choose. For "I have read this" there is the type acknowledge.

    Finds:
        A select_one whose list has one option.

    Does not find:
        A select_multiple, where leaving the option out is an answer too.

    Since:
        0.1
    """
    for name, path, choices, question in offered(subject):
        if len(choices) < _FEWEST_OPTIONS:
            yield Found(path, {"list": name, "name": question.name})


RULES = (
    Rule("SF140", "unused-list", Severity.WARNING, _unused_list),
    Rule("SF141", "duplicate-label", Severity.WARNING, _duplicate_label),
    Rule("SF142", "duplicate-list", Severity.INFORMATION, _duplicate_list),
    Rule("SF148", "one-option", Severity.WARNING, _one_option),
)
