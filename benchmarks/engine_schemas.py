"""The sample form as JSON Schema: its shape, and as much of its logic as JSON Schema can say."""

import re

PATTERNS = {
    "integer": r"^-?[0-9]+$",
    "decimal": r"^-?[0-9]+(\.[0-9]+)?$",
    "date": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
    "range": r"^([0-9]|10)$",
    "acknowledge": r"^OK$",
}


def schema_of(form: object) -> dict[str, object]:
    """Write the shape of the sample form as a JSON Schema: options, patterns, nothing else allowed."""
    properties: dict[str, object] = {}
    for question in form.questions():  # type: ignore[attr-defined]
        names = [choice.name for choice in form.choices(question)]  # type: ignore[attr-defined]
        if question.type == "select_one":
            properties[question.key] = {"enum": names}
        elif question.type == "select_multiple":
            one = "(" + "|".join(map(re.escape, names)) + ")"
            properties[question.key] = {"type": "string", "pattern": f"^{one}( {one})*$"}
        else:
            properties[question.key] = {"type": "string", "pattern": PATTERNS.get(question.type, "")}
    return {"type": "object", "properties": properties, "additionalProperties": False}


def when(name: str, pattern: str, then: dict[str, object]) -> dict[str, object]:
    """Write a condition: where an answer fits the pattern, more is demanded."""
    return {"if": {"properties": {name: {"pattern": pattern}}, "required": [name]}, "then": then}


def demand(*required: str, **patterns: str) -> dict[str, object]:
    """Write what is demanded: answers that must be there, and patterns of answers."""
    return {
        "required": list(required),
        "properties": {name: {"type": "string", "pattern": pattern} for name, pattern in patterns.items()},
    }


def logic_schema() -> dict[str, object]:
    """Write the logic of the sample form as far as JSON Schema goes."""
    day = r"^20(1[89]|2[0-6])-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
    agree = r"^([1-5]|ved_ikke)$"
    one_use = "(finde|sparring|puljer|andet)"
    hours = r"^-?(0|([1-9]|[123][0-9])(\.[0-9]+)?|0\.[0-9]+|40)$"
    low = {"properties": {"why_low": {"pattern": r"^[\s\S]{0,500}$"}}}
    contact = {
        **demand(
            "often",
            "faster",
            "simpler",
            "closer",
            "grade",
            often="^(uge|maaned|kvartal|aldrig)$",
            last=day,
            faster=agree,
            simpler=agree,
            closer=agree,
            grade=PATTERNS["range"],
            hours=hours,
        ),
        "allOf": [
            when(
                "often",
                "^(uge|maaned|kvartal)$",
                {
                    **demand("uses", uses=f"^{one_use}( {one_use}){{0,2}}$"),
                    "allOf": [when("uses", "andet", demand("uses_other", uses_other=r"^[\s\S]{0,200}$"))],
                },
            ),
            *(when(name, "^[12]$", low) for name in ("faster", "simpler", "closer")),
        ],
    }
    whole = r"^0*([1-9][0-9]{0,2}|[1-4][0-9]{3}|5000)$"
    base = demand(
        "part",
        "town",
        "people",
        "knows",
        "goes_on",
        "took_part",
        "agreed",
        part="^(nord|syd)$",
        people=whole,
        members=r"^-?[0-9]+$",
        knows="^(ja|nej)$",
        goes_on="^(ja|nej)$",
        took_part=r"^[0-9]*[1-9][0-9]*$",
        meets="^(ja|nej)$",
        works_with="^(as|glud|rarup)( (as|glud|rarup))*$",
        mail="^[^@ ]+@[^@ ]+$",
        more=r"^[\s\S]{0,2000}$",
        agreed="^OK$",
    )
    conditions = [
        when("part", "^nord$", demand(town="^(as|glud)$")),
        when("part", "^syd$", demand(town="^rarup$")),
        when("knows", "^ja$", contact),
        when("knows", "^nej$", demand("why_unknown")),
        when("goes_on", "^nej$", demand("why_stop")),
    ]
    return {"type": "object", **base, "allOf": conditions}
