"""Conditions on a source: how anonymous, of what sort, how it knows, why it is unnamed."""

from __future__ import annotations

from attribution.checks.context import Case, is_expressed
from attribution.checks.declared.check_subjects import (
    Held,
    Subject,
    Test,
    agree,
    attribution_of,
    one_of,
)
from attribution.checks.relay_chains import was_plural
from attribution.checks.source_mentions import (
    is_definite,
    is_epithet,
    is_named_here,
    is_named_next,
    may_be_meant,
)


def _level(case: Case, subject: Subject, wanted: object) -> Held | None:
    level = subject.source.level if subject.source else attribution_of(subject).level
    levels = case.level_of(level)
    return next((h for n in levels if (h := one_of(n, wanted, f"the source is {level}"))), None)


def _effective_level(case: Case, subject: Subject, wanted: object) -> Held | None:
    level = attribution_of(subject).effective_level
    return one_of(level, wanted, f"at the end of the chain the source is {level}")


def _source_kind(case: Case, subject: Subject, wanted: object) -> Held | None:
    return one_of(subject.source.kind if subject.source else "", wanted, "")


def _count(case: Case, subject: Subject, wanted: object) -> Held | None:
    count = subject.source.count if subject.source else "unknown"
    return one_of(count, wanted, "it is one person" if count == "one" else "")


def _basis(case: Case, subject: Subject, wanted: object) -> Held | None:
    basis = subject.source.basis if subject.source else "none"
    note = "nothing says how it knows" if basis == "none" else f"it knows as {basis}"
    return one_of(basis, wanted, note)


def _reason(case: Case, subject: Subject, wanted: object) -> Held | None:
    reason = subject.source.reason if subject.source else "none"
    note = "no mention of it says why it is unnamed" if reason == "none" else ""
    return one_of(reason, wanted, note or f"the reason given is {reason}")


def _origin(case: Case, subject: Subject, wanted: object) -> Held | None:
    origin = subject.source.origin if subject.source else ""
    return one_of(origin, wanted, "where it has this from is not said")


def _resolved(case: Case, subject: Subject, wanted: object) -> Held | None:
    source = subject.source
    found = (source is not None and source.resolved) or is_epithet(case, subject)
    return agree(found, wanted, "", "nothing before it introduces this source")


def _introduced(case: Case, subject: Subject, wanted: object) -> Held | None:
    source = subject.source
    found = (source is not None and source.resolved) or may_be_meant(case, subject)
    return agree(found, wanted, "", "nothing before it introduces this source")


def _anonymous(case: Case, subject: Subject, wanted: object) -> Held | None:
    found = case.is_anonymous(subject.source) and not (
        is_named_here(case, subject) or is_epithet(case, subject)
    )
    return agree(found, wanted, "the source is not named")


def _definite(case: Case, subject: Subject, wanted: object) -> Held | None:
    part = attribution_of(subject).source
    found = part is not None and is_definite(case, part)
    return agree(found, wanted, "it is put as somebody known")


def _granted(case: Case, subject: Subject, wanted: object) -> Held | None:
    words = subject.source.anonymity if subject.source else None
    return agree(bool(words), wanted, f"anonymity is granted in words: “{words}”")


def _expressed(case: Case, subject: Subject, wanted: object) -> Held | None:
    found = is_expressed(attribution_of(subject))
    return agree(found, wanted, "", "nobody is named or described as the source")


def _named_next(case: Case, subject: Subject, wanted: object) -> Held | None:
    return agree(is_named_next(case, subject), wanted, "")


def _put_in_a_noun(case: Case, subject: Subject, wanted: object) -> Held | None:
    return agree(case.is_noun(attribution_of(subject).source), wanted, "")


def _group_speaks(case: Case, subject: Subject, wanted: object) -> Held | None:
    group = subject.source.member_of if subject.source else None
    return agree(bool(group and case.by_entity.get(group)), wanted, "its group speaks too")


def _was_plural(case: Case, subject: Subject, wanted: object) -> Held | None:
    earlier = was_plural(case, subject.source)
    if wanted is not True or earlier is None:
        return Held("") if wanted is False and earlier is None else None
    return Held(f"before, it was “{earlier}”")


SOURCE: dict[str, Test] = {
    "level": _level,
    "effective-level": _effective_level,
    "source-kind": _source_kind,
    "count": _count,
    "basis": _basis,
    "reason": _reason,
    "origin": _origin,
    "resolved": _resolved,
    "introduced": _introduced,
    "definite": _definite,
    "anonymous": _anonymous,
    "anonymity-granted": _granted,
    "expressed": _expressed,
    "named-next": _named_next,
    "put-in-a-noun": _put_in_a_noun,
    "group-speaks": _group_speaks,
    "was-plural": _was_plural,
}
