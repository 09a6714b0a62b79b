"""The table of roles that hold a claim: from a rule's word for it to the function that fills it."""

from __future__ import annotations

from collections.abc import Callable

from attribution.extraction.roles.governed_clauses import claim_of_modified, clause, infinitive
from attribution.extraction.roles.host_clauses import host_clause
from attribution.extraction.roles.insertions import inserted_claim
from attribution.extraction.roles.objects import (
    complement,
    object_,
    object_and_figure,
    object_of,
    subject,
    subject_and_infinitive,
)
from attribution.extraction.roles.quoted_claims import (
    after_the_colon,
    following_sentence,
    preceding_sentence,
    quotation,
    rest,
    rest_of_paragraph,
)
from attribution.extraction.sites import RoleFill, Site
from attribution.rulebook.sections.role_tables import parse_role

ClaimRole = Callable[[Site], RoleFill | None]

_ROLES: dict[str, ClaimRole] = {
    "quotation": quotation,
    "clause": clause,
    "sentence around it": inserted_claim,
    "host clause": host_clause,
    "infinitive": infinitive,
    "object": object_,
    "complement": complement,
    "object and figure": object_and_figure,
    "subject": subject,
    "subject and infinitive": subject_and_infinitive,
    "following sentence": following_sentence,
    "preceding sentence": preceding_sentence,
    "rest": rest,
    "after the colon": after_the_colon,
    "rest of the paragraph": rest_of_paragraph,
    "claim of the verb it modifies": claim_of_modified,
}


def claim_role(name: str) -> ClaimRole:
    """The function that fills the role of that name, one of the closed table."""
    use = parse_role(name)
    return object_of(*use.prepositions) if use.prepositions else _ROLES[name]
