"""From a site to a frame: the roles of a rule filled with words of the article."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from functools import cache

from attribution.extraction.boundaries.source_boundaries import closed
from attribution.extraction.cue_conditions import holds, speaks
from attribution.extraction.frames import Frame, Miss
from attribution.extraction.roles.claim_roles import ClaimRole, claim_role
from attribution.extraction.roles.source_roles import SourceRole, source_role
from attribution.extraction.sites import RoleFill, Site
from attribution.grammar.found_by import FoundBy
from attribution.grammar.trees import has, relation
from attribution.grammar.verb_groups import is_passive
from attribution.grammar.words import WORDS
from attribution.rulebook.patterns import Pattern, find_pattern
from attribution.rulebook.sections.role_tables import OWN


def fill(site: Site, when: tuple[Pattern, ...], unless: tuple[Pattern, ...]) -> Frame | Miss:
    """The roles of the site's rule filled, or what could not be met."""
    rule, word = site.rule, site.word
    if rule.part == "verb" and _is_name(site):
        return Miss(site, "a name, by its capital")
    if rule.part == "verb" and _describes_noun(site):
        return Miss(site, "a participle before the noun that it describes")
    if rule.voice != "any" and is_passive(site.parse, site.group.top) != (rule.voice == "passive"):
        return Miss(site, f"the verb is not {rule.voice}")
    if when and _touching(site, when) is None:
        return Miss(
            site, "none of “" + "”, “".join(pattern.text for pattern in when) + "” is there"
        )
    if ruled_out := _touching(site, unless):
        return Miss(site, f"ruled out by “{ruled_out}”")
    if _is_headline_passive(site):
        return Miss(site, "a passive without its auxiliary, as headlines have it")
    source, source_role = _fill_first(site, word.source or rule.source, _source_role)
    if source is None and rule.source_required:
        return Miss(site, "no source: none of " + ", ".join(word.source or rule.source))
    if source is not None and _is_nobody(site, source):
        return Miss(site, "nobody said it")
    if source is not None and _is_anybody(site, source):
        return Miss(site, "anybody at all is the source")
    if source is not None and _is_nothing(site, source):
        return Miss(site, "no speaker and no document is the source")
    claim_roles = tuple(_claim_roles(rule.claim, word.claim))
    claim, claim_role = _fill_first(site, claim_roles, _claim_role)
    if claim is None:
        return Miss(site, "no claim: none of " + ", ".join(claim_roles))
    if source is None and _is_command(site):
        return Miss(site, "an imperative: what the reader is to do")
    if source is None and _is_norm(site):
        return Miss(site, "a passive with a modal: what should be said, not what somebody says")
    if source is None and not _says_something(site, claim):
        return Miss(site, "nobody says it, and the claim is a mere pronoun")
    if _is_empty(site, claim):
        return Miss(site, "the claim is nobody, or goes back to the source itself")
    if len(claim.tokens) == 1 and site.parse.tokens[claim.tokens[0]].tag == "WDT":
        return Miss(site, "the claim is a mere relative pronoun")
    for name in (*rule.needs, *word.needs):
        if not holds(name, site, source, claim):
            return Miss(site, f"it needs “{name}”")
    source = source and _without_stamp(site, _without_claim(source, claim))
    cue = _cue(site, source, claim)
    source = source and closed(site.parse, source, cue)
    return Frame(
        site=site,
        cue=cue,
        source=source,
        source_role=source_role,
        claim=claim,
        claim_role=claim_role,
    )


def _without_claim(source: RoleFill, claim: RoleFill) -> RoleFill:
    """A source without the claim that the tree hangs on it: "told by a clerk *that it sank*"."""
    if not set(claim.tokens) <= set(source.tokens) or source.head in claim.tokens:
        return source
    return source._replace(tokens=tuple(i for i in source.tokens if i not in claim.tokens))


def _without_stamp(site: Site, source: RoleFill) -> RoleFill:
    """A source without the time of day that opens its paragraph: "11.20 *Police* said"."""
    kept = tuple(i for i in source.tokens if i not in site.text.stamps)
    return source._replace(tokens=kept) if kept and source.head in kept else source


_EMPTY = ("PRON", "DET", "PUNCT", "CCONJ", "SCONJ", "ADP", "PART")


def _says_something(site: Site, claim: RoleFill) -> bool:
    """Whether a word with a meaning of its own stands in the claim: not *that*, *which*, *him*."""
    return any(site.parse.tokens[i].pos not in _EMPTY for i in claim.tokens)


def _is_norm(site: Site) -> bool:
    """Whether the cue tells what must or should be said: "the loss *must be acknowledged*"."""
    tokens = [site.parse.tokens[i] for i in site.group.tokens]
    modal = any(token.lower in WORDS.modals_of_prescription for token in tokens)
    return modal and site.rule.kind == "statement"


def _is_headline_passive(site: Site) -> bool:
    """Whether a headline tells of who is told: "Drivers *urged* to stay at home"."""
    parse, token = site.parse, site.parse.tokens[site.head]
    if parse.block_of(site.head).kind != "headline" or token.tag not in ("VBD", "VBN"):
        return False
    told = site.text.words.hearer_verbs | site.text.words.urging_verbs
    if site.word.text not in told or not has(parse, site.head, "xcomp", "advcl"):
        return False
    return not has(parse, site.head, "obj", "iobj", "ccomp", "aux")


def _is_command(site: Site) -> bool:
    """Whether the cue is an imperative: "*Ask* yourself whether it will hold"."""
    top = site.group.top
    token = site.parse.tokens[top]
    bare = not has(site.parse, top, "aux", "mark", "nsubj")
    return token.tag == "VB" and relation(token) == "root" and bare and site.rule.part == "verb"


def _is_nobody(site: Site, source: RoleFill) -> bool:
    """Whether the source says that there was none: "*nobody* replied"."""
    words = [site.parse.tokens[i].lower for i in source.tokens]
    nobody = site.text.words.no_speakers
    return " ".join(words) in nobody or (_opens(words, nobody) and "nor" not in words)


def _opens(words: list[str], phrases: Container[str]) -> bool:
    """Whether one of these phrases of one or two words opens a list of words."""
    return words[:1] != [] and (words[0] in phrases or " ".join(words[:2]) in phrases)


def _describes_noun(site: Site) -> bool:
    """Whether a participle stands before its noun: "the *alleged* leader", "*so-called* piers"."""
    parse, token = site.parse, site.parse.tokens[site.head]
    if token.tag not in ("VBN", "JJ"):
        return False
    owned = site.head > 0 and parse.tokens[site.head - 1].tag in ("PRP$", "POS")
    return owned or relation(token) in ("amod", "compound")


def _is_anybody(site: Site, source: RoleFill) -> bool:
    """Whether nobody in particular is meant: "*anyone* who thought so", "if *you* want a boat".

    Whoever is spoken to may have said something ("*you* said so"), and is asked for a view.
    """
    tokens = site.parse.tokens
    words = {tokens[i].lower for i in source.tokens}
    if words <= WORDS.human_relatives and source.head is not None:
        words = {tokens[tokens[site.group.top].head].lower}
    if not words <= WORDS.generic_pronouns:
        return False
    addressed = bool(words & WORDS.second_person)
    sentence = site.parse.sentence_of(site.head)
    asked = tokens[sentence.end - 1].text == "?"
    told = site.rule.kind == "statement" and tokens[site.group.top].tag in ("VBD", "VBN")
    return not (addressed and (asked or told))


def _is_empty(site: Site, claim: RoleFill) -> bool:
    """Whether the claim is a mere "each other", "himself" or "nobody"."""
    words = " ".join(site.parse.tokens[i].lower for i in claim.tokens)
    return (
        words in WORDS.reflexive_pronouns
        or words in WORDS.reciprocal_pronouns
        or words in site.text.words.no_speakers
    )


def _is_name(site: Site) -> bool:
    """Whether a capital inside a sentence makes a name of the verb: "the director *Said* Amin"."""
    tokens, sentence = site.parse.tokens, site.parse.sentence_of(site.head)
    before = tokens[site.head - 1] if site.head > sentence.first else None
    if before is None or not tokens[site.head].text[0].isupper() or before.pos == "PUNCT":
        return False
    words = [t for t in tokens[sentence.first : sentence.end] if t.text[0].isalpha()]
    return sum(t.text[0].islower() for t in words) > 0.5 * len(words)


_POINTING = (["that"], ["this"], ["these"], ["those"])


def _is_nothing(site: Site, source: RoleFill) -> bool:
    """Whether the source is a thing or an event: "*that* already shows", "*a position* to defend".

    Behind a noun that can speak, *that* is a source: "a report *that* says".
    """
    parse, top = site.parse, site.group.top
    if [parse.tokens[i].lower for i in source.tokens] in _POINTING:
        while relation(parse.tokens[top]) == "conj":
            top = parse.tokens[top].head
        noun = parse.tokens[parse.tokens[top].head]
        return parse.tokens[top].dep != "acl:relcl" or not speaks(site.text, noun)
    token = parse.tokens[top]
    if (
        source.found_by not in (FoundBy.DESCRIBED_NOUN, FoundBy.CONTROLLING_SUBJECT)
        or token.tag != "VB"
        or source.head is None
    ):
        return False
    return not speaks(site.text, parse.tokens[source.head])


def _claim_roles(of_rule: tuple[str, ...], of_word: tuple[str, ...]) -> Iterator[str]:
    """The rule's roles, the word's own ones in the place that the rule gives them."""
    for role in of_rule:
        yield from of_word if role == OWN else (role,)


def _fill_first(
    site: Site, roles: tuple[str, ...], role_of: Callable[[str], SourceRole | ClaimRole]
) -> tuple[RoleFill | None, str]:
    """What fills the first of the roles that is there, and that role's name."""
    for name in roles:
        found = role_of(name)(site)
        if found is not None and found.tokens:
            return found, name
    return None, ""


_source_role = cache(source_role)
_claim_role = cache(claim_role)


def _cue(site: Site, source: RoleFill | None, claim: RoleFill) -> tuple[int, ...]:
    """The cue's group with what links it to source and claim, where no gap parts them."""
    cue = set(site.group.tokens)
    for link in (claim.link, source.link if source else ()):
        if link and (max(link) + 1 in cue or min(link) - 1 in cue):
            cue.update(link)
    after = max(cue) + 1
    tokens = site.parse.tokens
    colon = after < len(tokens) and tokens[after].text == ":" and site.rule.part != "mark"
    if colon and any(i > after for i in claim.tokens):
        cue.add(after)
    return tuple(sorted(cue))


def _touching(site: Site, patterns: tuple[Pattern, ...]) -> str | None:
    """The first pattern that the words around the cue match, touching it."""
    sentence = site.parse.sentence_of(site.head)
    cue = (site.group.tokens[0], site.group.tokens[-1] + 1)
    tokens, vocabulary = site.parse.tokens, site.text.document.vocabularies[sentence.index]
    for pattern in patterns:
        if not pattern.may_match(vocabulary):
            continue
        for start, stop in find_pattern(pattern, tokens, sentence.first, sentence.end, cue):
            if start < cue[1] and cue[0] < stop:
                return pattern.text
    return None
