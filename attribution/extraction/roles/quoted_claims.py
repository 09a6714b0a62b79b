"""Quotations beside a cue and the rest of its sentence: roles that hold a claim."""

from __future__ import annotations

from collections.abc import Iterator, Set

from attribution.extraction.adjuncts import ADJUNCTS, own_words
from attribution.extraction.roles.governed_clauses import is_apart
from attribution.extraction.roles.insertions import closing_mark, continuing, insertion
from attribution.extraction.sites import RoleFill, Site, is_reliable
from attribution.grammar.found_by import FoundBy
from attribution.grammar.trees import block_edges, relation, subtree
from attribution.grammar.turns import end_of_turn
from attribution.model import FINITE, Parse, Quotation, Sentence


def quotation(site: Site) -> RoleFill | None:
    """The quotation beside the cue, with nothing between but its source and whom it tells."""
    found: list[int] = []
    numbers = site.text.quotations_in.get(site.parse.sentence_of(site.head).block, ())
    own = own_words(site) if numbers else set()
    for number in numbers:
        quoted = site.text.quotations[number]
        if site.rule.part == "mark":
            if quoted.end == site.head or quoted.first == site.head + 1:
                found += range(quoted.first, quoted.end)
        elif site.text.opens_with_label(quoted):
            continue  # “Hale: It was late.”: the label tells whose it is
        elif quoted.speech and quoted.end in own and _stands_before(site, number, own):
            found += range(_start_of_sentence(site.parse, quoted), quoted.end)
        elif quoted.speech and quoted.first - 1 in own and _stands_after(site, number, own):
            found += range(quoted.first, quoted.end)
    if found and site.rule.part != "mark":
        found = [*_begun_before(site, found), *_joined(site, found), *_run_on(site, found)]
        found += _taken_up(site, found)
    return RoleFill(tuple(found), found[0], FoundBy.QUOTATION) if found else None


def _begun_before(site: Site, quoted: list[int]) -> range:
    """What stands before an inserted cue of a claim whose end is quoted.

    'Its new roof, she said, "is a fine example of thrift"'.
    """
    tokens = site.parse.tokens
    inserted = insertion(site)
    opens = tokens[min(quoted[0] + 1, quoted[-1])].text[:1]
    if inserted is None or quoted[0] < inserted.first or not opens.islower():
        return range(0)
    return range(site.parse.sentence_of(site.head).first, inserted.first)


def _taken_up(site: Site, claim: list[int]) -> range:
    """What a claim goes on with behind an inserted cue, joined to a verb before that.

    'They have "higher hopes," he said, *and are leaving*'.
    """
    inserted = insertion(site)
    if inserted is None or not site.parse.sentence_of(site.head).first == claim[0] < inserted.first:
        return range(0)
    behind, tokens = continuing(site, inserted), site.parse.tokens
    if len(behind) < _CLAUSE or claim[-1] > behind.start or tokens[behind.start].tag != "CC":
        return range(0)
    verb = tokens[behind.start + 1]
    # "he said, *and walked out*", "*but she denied it*": what the reporter tells
    return behind if verb.pos == "AUX" or verb.tag in ("VBP", "VBZ") else range(0)


_CLAUSE = 3
"""Words of a conjunction, a verb and what it says, at least."""


def _joined(site: Site, quoted: list[int]) -> Iterator[int]:
    """The quoted words and the few that join two quotations: '"Instead," Obama "opted out"'."""
    tokens, cue = site.parse.tokens, site.group.tokens[0]
    for before, after in zip([quoted[0] - 1, *quoted], quoted):
        between = range(before + 1, after)
        stopped = any(tokens[i].text in (".", ";", ":") for i in between)
        if len(between) <= site.text.tuning.quotation_gap and cue not in between and not stopped:
            yield from between
        yield after


def _run_on(site: Site, quoted: list[int]) -> range:
    """The sentence's end behind a quotation that breaks off in it: '"as we should" at once'."""
    tokens, last = site.parse.tokens, quoted[-1]
    sentence = site.parse.sentence_of(last)
    if last < site.group.tokens[-1] or last + 1 >= sentence.end or last < 1:
        return range(0)
    if tokens[last - 1].pos == "PUNCT" or not tokens[last + 1].text[:1].islower():
        return range(0)
    behind = range(last + 1, sentence.end)
    return range(0) if any(tokens[i].tag in FINITE for i in behind) else behind


def _stands_before(site: Site, number: int, own: Set[int]) -> bool:
    """'"We waited," he said.': a mark closes the cue's clause."""
    parse, quoted = site.parse, site.text.quotations[number]
    first = site.group.tokens[0]
    if quoted.end > first or quoted.block != parse.sentence_of(first).block:
        return False
    if _is_colon(site):
        return False  # '"It failed." An aide was blunter: "It sank."'
    if not all(i in own for i in range(quoted.end, first)):
        return False
    stopped = parse.tokens[quoted.end - 2].text == "."
    if stopped and quoted.end in site.text.quoted:
        return False  # '"It failed." "We knew," she said': another quotation stands between
    return not (stopped and not _one_sentence(parse, quoted.end - 2, first)) and _closes(site)


def _is_colon(site: Site) -> bool:
    """Whether a colon follows the cue at once."""
    after = site.group.tokens[-1] + 1
    return after < len(site.parse.tokens) and site.parse.tokens[after].text == ":"


def _start_of_sentence(parse: Parse, quoted: Quotation) -> int:
    """Where the claim starts whose end is quoted: 'The choice is a "false one," she said'."""
    part_of_it = parse.text_at(quoted.first + 1)[:1].islower()
    return parse.sentence_of(quoted.first).first if part_of_it else quoted.first


def _closes(site: Site) -> bool:
    """Whether no clause of its own follows the cue."""
    tokens, after = site.parse.tokens, site.group.tokens[-1] + 1
    if closing_mark(site, after) is not None:
        return True
    found = site.subject
    if found is not None and found.head >= after:
        return True
    below = site.parse.children[site.head]
    clauses = [c for c in below if tokens[c].dep == "ccomp" and c > after]
    return all(is_apart(site, c) for c in clauses)


def _stands_after(site: Site, number: int, own: Set[int]) -> bool:
    """'He told them: "We waited."': a mark or nothing parts it from the cue."""
    parse, quoted = site.parse, site.text.quotations[number]
    last = site.group.tokens[-1]
    if quoted.first <= last or quoted.block != parse.sentence_of(last).block:
        return False
    if quoted.first > last + 1 and parse.tokens[quoted.first - 1].pos != "PUNCT":
        return False
    between = range(last + 1, quoted.first)
    return all(i in own for i in between) and _one_sentence(parse, last, quoted.first)


def _is_word(parse: Parse, i: int) -> bool:
    return parse.tokens[i].pos not in ("PUNCT", "SPACE", "CCONJ")


def _one_sentence(parse: Parse, i: int, j: int) -> bool:
    """Whether no full stop parts two words, or a colon stands right before the second."""
    if parse.tokens[j - 1].text in (":", ","):
        return True
    between = parse.tokens[min(i, j) + 1 : max(i, j)]
    same = parse.tokens[i].sentence == parse.tokens[j].sentence
    return same and not any(token.text == "." for token in between)


def rest(site: Site) -> RoleFill | None:
    """What the sentence holds before or after a reliable cue and its own adjuncts.

    Where a colon ends the paragraph behind the cue it is the next paragraph.

    Only for words of which at least four in five occurrences are cues: there a clause stands even
    where the parser did not see it.
    """
    if not is_reliable(site, site.text.tuning.sure_cue):
        return None
    parse, top = site.parse, site.group.top
    if (behind := _next_paragraph(site)) is not None:
        return behind
    sentence = parse.sentence_of(top)
    own = {*site.group.tokens, top}
    for child in parse.children[top]:
        if relation(parse.tokens[child]) in ADJUNCTS:
            own.update(subtree(parse, child))
    before = tuple(i for i in range(sentence.first, min(site.group.tokens)) if i not in own)
    after = tuple(i for i in range(max(site.group.tokens) + 1, sentence.end) if i not in own)
    if parse.tokens[top].tag in ("VBN", "VBG"):  # "Asked whether they had met, he said no"
        commas = [i for i in range(max(site.group.tokens), sentence.end) if _is_comma(parse, i)]
        after = tuple(i for i in after if not commas or i < commas[0])
        before = ()
    sides = [(before, FoundBy.REST_BEFORE), (after, FoundBy.REST_AFTER)]
    following = max(site.group.tokens) + 1
    if following < sentence.end and parse.tokens[following].pos != "PUNCT":
        sides.reverse()  # "he said they left": nothing parts cue and claim
    if answer := _short_answer(site):
        return RoleFill(answer, answer[0], FoundBy.REST_AFTER)
    for found, found_by in sides:
        if any(parse.tokens[i].pos in ("VERB", "AUX") for i in found):
            return RoleFill(found, found[0], found_by)
    return None


def _short_answer(site: Site) -> tuple[int, ...]:
    """An answer without a verb that ends the sentence: "Asked whether it would open, he said *no*".

    Nothing else stands behind the cue of a question's answer.
    """
    parse, sentence = site.parse, site.parse.sentence_of(site.head)
    opens = parse.tokens[sentence.first + (parse.lower_at(sentence.first) == "when")]
    asked = opens.tag in ("VBN", "VBD") and opens.lemma in site.text.words.asked_verbs
    behind = range(site.group.tokens[-1] + 1, sentence.end)
    words = [i for i in behind if parse.tokens[i].pos != "PUNCT"]
    plain = not any(parse.tokens[i].pos in ("VERB", "AUX", "ADP", "SCONJ") for i in words)
    apart = bool(words) and words[0] == site.group.tokens[-1] + 1
    return tuple(behind) if asked and plain and apart and opens.i < site.head else ()


def _next_paragraph(site: Site) -> RoleFill | None:
    """The paragraph that a colon at the end of the cue's own introduces: "He said:"."""
    parse = site.parse
    sentence = parse.sentence_of(site.head)
    behind = range(site.group.tokens[-1] + 1, sentence.end - 1)
    if parse.tokens[sentence.end - 1].text != ":" or sentence.index + 1 >= len(parse.sentences):
        return None
    if any(parse.tokens[i].pos in ("VERB", "AUX") for i in behind):
        return None
    if parse.sentences[sentence.index + 1].block == sentence.block:
        return None
    last = block_edges(parse, sentence.end)[1]
    return RoleFill(tuple(range(sentence.end, last)), sentence.end, FoundBy.NEXT_PARAGRAPH)


def _is_comma(parse: Parse, i: int) -> bool:
    return parse.tokens[i].text == ","


def rest_of_paragraph(site: Site) -> RoleFill | None:
    """All that follows the cue in its paragraph; behind a speaker's label, the whole turn."""
    parse = site.parse
    labels = site.text.labels if site.rule.part == "mark" else ()
    after = tuple(range(site.group.tokens[-1] + 1, end_of_turn(parse, labels, site.head)))
    return (
        RoleFill(after, after[0], FoundBy.REST_OF_PARAGRAPH) if _has_words(parse, after) else None
    )


def after_the_colon(site: Site) -> RoleFill | None:
    """What a colon behind the cue introduces: the sentence, or right behind it all that follows.

    "She summarized the message: …"; "The message from the harbour was blunt: *no more ships*".
    """
    first = site.group.tokens[-1] + 1
    tokens = site.parse.tokens
    sentence = site.parse.sentence_of(site.head)
    if _is_colon(site):
        found = rest_of_paragraph(site)
        return found and found._replace(tokens=found.tokens[1:], found_by=FoundBy.AFTER_COLON)
    for i in range(first, min(first + int(site.text.tuning.colon_reach), sentence.end)):
        if tokens[i].text == ":":
            behind = tuple(range(i + 1, sentence.end))
            found_by = FoundBy.AFTER_COLON
            return RoleFill(behind, i + 1, found_by) if _has_words(site.parse, behind) else None
        if tokens[i].pos == "PUNCT":
            return None
    return None


def _has_words(parse: Parse, tokens: tuple[int, ...]) -> bool:
    return any(parse.tokens[i].pos not in ("PUNCT", "SPACE", "ADV") for i in tokens)


def following_sentence(site: Site) -> RoleFill | None:
    """The next sentence of the paragraph: "He outlined the plan. *Wages would rise.*"."""
    return _sentence_beside(site, 1, FoundBy.SENTENCE_AFTER)


def preceding_sentence(site: Site) -> RoleFill | None:
    """The sentence before it, also of the paragraph before.

    "*Wages will rise.* That was the union's view."
    """
    return _sentence_beside(site, -1, FoundBy.SENTENCE_BEFORE)


def _sentence_beside(site: Site, step: int, found_by: FoundBy) -> RoleFill | None:
    parse = site.parse
    sentence = parse.sentence_of(site.head)
    beside = sentence.index + step
    if not 0 <= beside < len(parse.sentences):
        return None
    found = parse.sentences[beside]
    if found.block != sentence.block and not (step < 0 and _is_same_kind(parse, found, sentence)):
        return None
    return RoleFill(tuple(range(found.first, found.end)), found.first, found_by)


def _is_same_kind(parse: Parse, one: Sentence, other: Sentence) -> bool:
    """Whether two sentences stand in paragraphs both, or list items both: a heading is none."""
    blocks = parse.article.blocks
    return blocks[one.block].kind == blocks[other.block].kind
