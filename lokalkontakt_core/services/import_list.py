"""Import a list of areas and contacts (Bilag 1): add what the register does not hold, ask about what is unclear."""

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.importing.coordinator import coordinator_findings
from lokalkontakt_core.importing.document import Document, read_document
from lokalkontakt_core.importing.entries import folded
from lokalkontakt_core.importing.findings import ImportFinding
from lokalkontakt_core.importing.pilots import pilot_findings
from lokalkontakt_core.importing.plan import Plan
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.import_question import ImportQuestion
from lokalkontakt_core.records.scheme import SCHEME_ID, Scheme
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.values import frozen

VERB = "import_list"

_SCHEME = Ref(Scheme.kind, SCHEME_ID)


@frozen
class ImportResult:
    """What an import would do, and what there is to know about it.

    Attributes:
        document: What was read; `document.entries` are the lines with what each of them says.
        change: What is added; nothing that is there already is ever edited or removed.
        findings: About lines in their order, then about the whole.
        questions: What a person must answer, from this and from earlier imports of the same lines.
    """

    document: Document
    change: ChangeSet
    findings: tuple[ImportFinding, ...]
    questions: tuple[ImportQuestion, ...]


def read_list(context: Context, *, text: str, name: str) -> ImportResult:
    """Read a document that holds a list of areas and their contacts, and tell what it would add.

    Reading the same document again adds nothing, in whatever order and width it is set: every record carries the
    line it comes from as `source_key`. A record that was edited since, a question that was answered, an assignment
    that was ended stay as they are; where they differ from the document a finding (LKI023) says so.

    Args:
        context: The register to read it into, and the day.
        text: The document, or only its list.
        name: What it is called in the `source` of records, for example "Bilag 1".

    Raises:
        ImportFailedError: LKE600 when the text is empty, LKE601 when it holds no list.
    """
    document = read_document(text, name=name)
    plan = Plan(document, context.register, context.day, context.ids)
    plan.make()
    kept = (f for f in document.findings if f.code != "LKI001" or folded(f.values["area"]) not in plan.answered)
    about = (*pilot_findings(context.register, document), *coordinator_findings(context.register, document))
    findings = (*kept, *plan.findings, *about)
    return ImportResult(
        document=document,
        change=ChangeSet(VERB, context.register.put(*plan.added), about=(_SCHEME,), source=name),
        findings=tuple(sorted(findings, key=lambda f: (f.line is None, f.line or 0, f.code))),
        questions=tuple(plan.questions),
    )


def import_list(context: Context, *, text: str, name: str) -> ChangeSet:
    """Add what a document says; see `read_list`, which gives the findings and questions as well."""
    return read_list(context, text=text, name=name).change
