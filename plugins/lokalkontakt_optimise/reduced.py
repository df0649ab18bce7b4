"""Reduced costs: what packages cost beyond what the rows they count in are worth."""

import numpy as np

from lokalkontakt_optimise.chosen import Column, Layout
from lokalkontakt_optimise.columns import FORBIDDEN
from lokalkontakt_optimise.packages import Array


def own_column(layout: Layout, index: int) -> Column:
    """Give a column of one contact."""
    choices = layout.choices
    return Column(int(choices.own_row[index]), None, int(choices.own_contact[index]), int(choices.own_cost[index]))


def without(values: Array, excluded: Array) -> Array:
    """Give values of packages in which those that are excluded cost too much."""
    if not len(excluded):
        return values
    kept = values.copy()
    kept[excluded] = FORBIDDEN
    return kept


def reduced_by_profile(layout: Layout, rows: Array) -> list[Array]:
    """Give what each package costs with each profile beyond what its areas are worth."""
    choices = layout.choices
    worth = layout.worth_of_packages(rows)
    return [costs - worth for costs in choices.costs]


def pool_worth(layout: Layout, rows: Array, index: int) -> float:
    """Give what somebody of a pool is worth, whatever package it is."""
    department = layout.choices.pools[index].department
    worth = rows[layout.pools_at + index]
    return float(worth + (rows[layout.departments_at + department] if department is not None else 0.0))


def own_reduced(layout: Layout, rows: Array) -> Array:
    """Give what each package with a contact of its own costs beyond what its rows are worth."""
    choices = layout.choices
    contacts = np.zeros(len(choices.pool_of))
    for contact, pool in enumerate(choices.pool_of):
        department = layout.department_of(contact)
        contacts[contact] = rows[layout.contacts_at + contact]
        contacts[contact] += rows[layout.pools_at + pool] if pool is not None else 0.0
        contacts[contact] += rows[layout.departments_at + department] if department is not None else 0.0
    worth = layout.worth_of_packages(rows)
    reduced: Array = choices.own_cost - worth[choices.own_row] - contacts[choices.own_contact]
    return reduced
