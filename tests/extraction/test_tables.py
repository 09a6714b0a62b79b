"""The closed tables of roles and conditions: what rules may name, the engine knows."""

from __future__ import annotations

import pytest

from attribution.extraction.cue_conditions import CONDITIONS
from attribution.extraction.roles.claim_roles import claim_role
from attribution.extraction.roles.source_roles import source_role
from attribution.rulebook.sections import role_tables


@pytest.mark.parametrize("name", [role.name for role in role_tables.SOURCE_ROLES])
def test_every_source_role_has_its_function(name: str) -> None:
    assert callable(source_role(name))


@pytest.mark.parametrize(
    "name", sorted({role.name for role in role_tables.CLAIM_ROLES} - {role_tables.OWN})
)
def test_every_claim_role_has_its_function(name: str) -> None:
    assert callable(claim_role(name))


def test_conditions_are_those_of_the_table() -> None:
    assert set(CONDITIONS) == {condition.name for condition in role_tables.CONDITIONS}


@pytest.mark.parametrize("role_of", [source_role, claim_role])
def test_no_other_role_is_known(role_of: object) -> None:
    with pytest.raises(KeyError):
        role_of("objct")  # type: ignore[operator]  # one of two functions
