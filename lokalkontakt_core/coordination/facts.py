"""The facts a rule may miss, by name: a finding that cannot be judged says which of them nobody has told us."""

import enum


class Fact(enum.StrEnum):
    """A fact about an area, a contact, an assignment or the scheme; the words are in the catalogues."""

    AGREEMENT = "agreement"
    ANSWER = "answer"
    CHECKLIST = "checklist"
    COOPERATION = "cooperation"
    CORE_DEPARTMENTS = "core_departments"
    COVERAGE = "coverage"
    DEADLINE = "deadline"
    DEPARTMENT = "department"
    EMPLOYMENT = "employment"
    EMPLOYMENT_END = "employment_end"
    END = "end"
    GRANTED_BY = "granted_by"
    MANAGER_YES = "manager_yes"
    MANAGER_YES_BY = "manager_yes_by"
    MANAGER_YES_DAY = "manager_yes_day"
    MANAGER_YES_REFUSED = "manager_yes_refused"
    NEIGHBOURS = "neighbours"
    OUTSIDE_HOURS_DAY = "outside_hours_day"
    OWN_YES = "own_yes"
    OWN_YES_DAY = "own_yes_day"
    OWN_YES_REFUSED = "own_yes_refused"
    SIZE = "size"
    START = "start"
    WORKPLACE = "workplace"
