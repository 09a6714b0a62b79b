"""Thresholds and limits that the engine reads; rules/tuning.yml says of each what it does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from attribution.errors import Location


@dataclass(frozen=True, slots=True)
class TuningValue:
    """A number of tuning.yml."""

    id: str
    about: str
    value: float
    place: Location


@dataclass(frozen=True, slots=True)
class Tuning:
    """The numbers in force, each declared: `sure_cue` is the value of `sure-cue`."""

    likely_cue: float
    reliable_cue: float
    sure_cue: float
    uncounted_cue: float
    made_clear_gap: float
    inserted_subject: float
    adjacent_source: float
    quotation_gap: float
    colon_reach: float
    signature_words: float
    titled_name: float
    quoted_words: float
    resumed_reach: float
    interview_questions: float
    interview_question_words: float
    interview_turn: float
    interview_own: float
    sentence_words: float
    antecedent_reach: float
    sure_lead: float
    group_reach: float
    description_reach: float
    description_words: float
    demonym_letters: float
    narrower_reach: float
    apposition_reach: float
    listed_name_reach: float
    post_reach: float
    syllable_letters: float
    owned_reach: float
    taken_up_reach: float
    company_ending: float
    summary_match: float
    summary_margin: float
    summary_new: float
    summary_new_clause: float
    summary_clause_words: float
    summary_length_share: float
    summary_name_weight: float
    summary_shared_letters: float
    summary_ending_letters: float
    issuer_gap: float
    paper_reach: float
    owner_reach: float
    opinion_share: float
    opinion_sentences: float
    settled_years: float
    shared_words: float
    words_beside_name: float
    epithet_reach: float
    pronoun_reach: float
    speech_reach: float
    speaker_words: float
    words_beside_quotation: float
    same_claim: float

    @classmethod
    def of(cls, values: Mapping[str, float]) -> Tuning:
        """The values by id; one that is missing is 0."""
        return cls(**{id.replace("-", "_"): values.get(id, 0.0) for id in TUNING})


TUNING = tuple(field.name.replace("_", "-") for field in fields(Tuning))
"""The ids of the declared numbers."""
