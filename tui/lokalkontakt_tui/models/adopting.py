"""What a wish survey proposes, as a form: answers that can be taken as they are, and those one has to decide."""

from collections.abc import Sequence

from lokalkontakt_core.records.answer import AnswerValue
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.services.adopt_wave import ADOPTED_BY_ITSELF
from lokalkontakt_core.surveys.adoption import Proposal, ProposalKind, Voice
from lokalkontakt_tui.models.forms import Field, ManyOf, OneOf, Option
from lokalkontakt_tui.models.lines import line
from lokalkontakt_tui.models.reading import Reading

_ASKED = frozenset({ProposalKind.SPLIT, ProposalKind.OUTDATED})


def ready(proposals: Sequence[Proposal]) -> tuple[Proposal, ...]:
    """Give the proposals that can be taken over as they are."""
    return tuple(one for one in proposals if one.kind in ADOPTED_BY_ITSELF)


def to_decide(proposals: Sequence[Proposal]) -> tuple[Proposal, ...]:
    """Give the proposals one has to decide: the voices disagree, or the register holds a newer answer."""
    return tuple(one for one in proposals if one.kind in _ASKED)


def intro(reading: Reading, proposals: Sequence[Proposal]) -> str:
    """Give what there is nothing to choose about, so that no area is missed."""
    words = reading.words
    same = sum(one.kind is ProposalKind.SAME for one in proposals)
    none = sum(one.kind is ProposalKind.UNDECIDED for one in proposals)
    parts = [words("Nothing is recorded before you have seen the consequences.")]
    if same:
        parts.append(words.count("{count} area answered what the register says already.",
                                 "{count} areas answered what the register says already.", same))  # fmt: skip
    if none:
        parts.append(words.count("{count} area has not decided.", "{count} areas have not decided.", none))
    return " ".join(parts)


def ready_field(reading: Reading, proposals: Sequence[Proposal]) -> tuple[Field, ...]:
    """Give the field of the answers that can be taken as they are, all marked; none when there are none."""
    if not proposals:
        return ()
    options = tuple(Option(one.area, _proposed(reading, one)) for one in proposals)
    words = reading.words
    everything = tuple(one.area for one in proposals)
    return (ManyOf("areas", words("Answers to take over"), words("The space bar marks."), value=everything,
                   options=options),)  # fmt: skip


def _proposed(reading: Reading, one: Proposal) -> tuple[tuple[str, str], ...]:
    name, value = reading.name(Ref("area", one.area)), _word(reading, one.value)
    if one.present is None:
        return line(f"{name}: ", (value, "bold"))
    before = reading.words("until now {answer}", answer=_word(reading, one.present.value))
    return line(f"{name}: ", (value, "bold"), (f"  {before}", "muted"))


def fields(reading: Reading, proposals: Sequence[Proposal], prefix: str) -> tuple[Field, ...]:
    """Give one field for each area one has to decide, with what each respondent said."""
    return tuple(_field(reading, one, prefix) for one in proposals)


def _field(reading: Reading, one: Proposal, prefix: str) -> OneOf:
    words, name = reading.words, reading.name(Ref("area", one.area))
    if one.kind is ProposalKind.SPLIT:
        label = words("{area}: the respondents disagree", area=name)
    else:
        label = words("{area}: the register holds a newer answer", area=name)
    said = "; ".join(_voice(reading, voice) for voice in one.voices)
    if one.present is not None:
        said += f". {words('The register says {answer}.', answer=_word(reading, one.present.value))}"
    leave = Option(None, line((words("leave it for now"), "muted")))
    values = sorted(one.wanted, key=list(AnswerValue).index)
    options = (leave, *(Option(value, line(_word(reading, value))) for value in values))
    return OneOf(prefix + one.area, label, said, options=options)


def _voice(reading: Reading, voice: Voice) -> str:
    """Give who said what, in which capacity."""
    language = reading.language
    ref = Ref("council", voice.council) if voice.council is not None else Ref("invitation", voice.invitation)
    capacity = voice.capacity.in_language(language)
    who = f"{reading.name(ref)} ({capacity})" if capacity else reading.name(ref)
    return f"{who}: “{voice.label.in_language(language)}”"


def _word(reading: Reading, value: AnswerValue | None) -> str:
    return reading.words.catalogue.shown(value, "", reading.name) if value is not None else "–"
