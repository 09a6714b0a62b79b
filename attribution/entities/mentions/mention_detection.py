"""Every mention of somebody or something that can be a source: names, noun phrases, pronouns.

One pass over the tokens. A noun phrase is found by its words from the head to the left, which a
parser rarely gets wrong, and by its tree to the right; only nouns that the lexicons know, or that
speak, count.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

from attribution.entities.mentions.mention import Article, Form, Mention, Mentions, Sort, noun_of
from attribution.entities.mentions.noun_sorts import sort_of_noun
from attribution.entities.mentions.phrase_edges import NounPhrases, article_of, count_of, marks_of
from attribution.entities.names.name_classification import Proper
from attribution.grammar.noun_phrases import singular_of
from attribution.grammar.numbers import SETS, is_code, is_number, stated_number, word_from
from attribution.grammar.trees import case_of, relation
from attribution.grammar.words import WORDS, pronoun_gender
from attribution.model import Count, Parse, Token
from attribution.rulebook.vocabulary import Vocabulary

_RELATIVES = WORDS.wh_relatives | {"that"}


def find_mentions(
    parse: Parse,
    names: Sequence[Proper],
    vocabulary: Vocabulary,
    speaking: Collection[int],
    phrases: NounPhrases,
) -> Mentions:
    """All mentions; `speaking` are heads of sources, which count whatever their noun."""
    finder = _Finder(parse, vocabulary, names, frozenset(speaking), phrases)
    drafts = sorted(finder.drafts(), key=_order)
    found = tuple(draft.made(index) for index, draft in enumerate(drafts))
    at: dict[int, int] = {}
    # An inner phrase takes its own words: "the *group*'s leaders".
    whole = [mention for mention in found if not mention.inside]
    for mention in sorted(whole, key=lambda m: m.first - m.end):
        for i in range(mention.first, mention.end):
            at[i] = mention.index
    at.update((mention.head, mention.index) for mention in whole)
    return Mentions(found, at, tuple(map(noun_of, found)))


class _Draft(NamedTuple):
    """A mention whose place among the others is not known yet."""

    first: int
    end: int
    head: int
    core: int
    made: Callable[[int], Mention]
    """The mention, given its index."""


def _order(draft: _Draft) -> tuple[int, bool, int]:
    """By its noun; "one of them" after "them", of whom it is drawn."""
    return max(draft.head, draft.core), draft.core > draft.head, draft.first


class _Finder:
    """The pass over one article."""

    def __init__(
        self,
        parse: Parse,
        vocabulary: Vocabulary,
        names: Sequence[Proper],
        speaking: frozenset[int],
        phrases: NounPhrases,
    ) -> None:
        self.parse, self.tokens, self.vocabulary = parse, parse.tokens, vocabulary
        self.names, self.speaking = names, speaking
        self.named = {i: name for name in names for i in range(name.first, name.end)}
        self.phrases = phrases
        self.surnames = {name.surname for name in names if name.kind == "person"}

    def drafts(self) -> Iterator[_Draft]:
        taken: set[int] = set()
        for name in self.names:
            inside = self._is_modifier(name)
            draft = self._name(name, inside=inside)
            if not inside:
                taken.update(range(draft.first, draft.end))
            yield draft
        for token in self.tokens:
            i = token.i
            pronoun = self._pronoun(token) if token.tag[:1] in "PWD" else None
            if pronoun is not None:
                yield pronoun
            elif i in taken:
                if self._is_possessor(i):
                    yield from self._noun_at(i)
            else:
                yield from self._noun_at(i)

    def _is_possessor(self, i: int) -> bool:
        """ "Mr. Brandt's daughter Ida": the possessor stands inside the name's own phrase."""
        after = i + 1
        return i not in self.named and after < len(self.tokens) and self.tokens[after].tag == "POS"

    def _is_modifier(self, name: Proper) -> bool:
        """Whether the name stands before a noun that it only describes: "Lindqvist campaign"."""
        after = self._at(name.end)
        if after is None or after.sentence != self.tokens[name.first].sentence:
            return False
        if after.tag in ("NN", "NNS") and self._lemma(after) in self.vocabulary.roles:
            return True  # "a Saltmere Hydro accountant"
        if any(i in self.speaking for i in range(name.first, name.end)):
            return False
        head = self._head_of(name)
        governor = self.tokens[head].head
        if governor < name.end or self.tokens[head].dep.startswith(("nsubj", "nmod:poss", "obj")):
            return False
        if after.tag in ("NN", "NNS", "HYPH") or (after.tag in ("JJ", "CC", "VBN", "NNP")):
            role = relation(self.tokens[head])
            return role in (
                "compound",
                "amod",
                "nmod",
                "flat",
                "obl",
                "conj",
                "ccomp",
                "dep",
            ) and (after.tag in ("NN", "NNS", "HYPH") or self.tokens[governor].tag in ("NN", "NNS"))
        return False

    def _head_of(self, name: Proper) -> int:
        inside = range(name.first, name.end)
        return next((i for i in inside if self.tokens[i].head not in inside), name.first)

    def _at(self, i: int) -> Token | None:
        return self.tokens[i] if 0 <= i < len(self.tokens) else None

    def _name(self, name: Proper, *, inside: bool) -> _Draft:
        start = name.first - len(name.title.split())
        before = self._at(start - 1)
        if before is not None and before.sentence != self.tokens[name.first].sentence:
            before = None
        post = None if before is None else self.phrases.post_before(start)
        sort: Sort = "human" if name.kind == "person" else name.kind  # type: ignore[assignment]  # names' kinds are sorts
        first, head = start, self._head_of(name)
        if post is not None and name.kind == "person":
            first = self.phrases.left_edge(post)
            head = head if self.tokens[head].head != post else post
        elif before is not None and before.tag == "DT":
            first = start - 1
        if start < name.first and self.tokens[head].head in range(start, name.first):
            head = self.tokens[head].head
        clan = name.kind == "person" and self._is_clan(name, before)
        count: Count = "plural" if clan else "one"
        gender = "" if clan else name.gender
        article: Article = "definite" if clan else "none"
        marks = marks_of(self.tokens[first:start])
        states = self.phrases.states(first, name.first)
        first = name.first if inside else first
        return _Draft(
            first,
            name.end,
            head,
            head,
            lambda index: Mention(
                index=index,
                head=head,
                first=first,
                end=name.end,
                form="name",
                sort=sort,
                noun=name.surname,
                noun_class=name.text,
                count=count,
                number=None,
                gender=gender,
                article=article,
                marks=marks,
                states=states,
                name=name,
                inside=inside,
                core=head,
            ),
        )

    def _is_clan(self, name: Proper, before: Token | None) -> bool:
        """ "the Brandts" """
        if (
            before is None
            or before.lower != "the"
            or len(name.words) > 1
            or self._is_modifier(name)
        ):
            return False
        return name.surname.removesuffix("s") in self.surnames and name.surname.endswith("s")

    def _pronoun(self, token: Token) -> _Draft | None:
        word, i = token.lower, token.i
        form: Form
        if word in WORDS.third_person and token.tag in ("PRP", "PRP$"):
            form = "pronoun"
        elif word in WORDS.first_person and token.tag in ("PRP", "PRP$"):
            form = "speaker"
        elif word in _RELATIVES and token.tag in ("WP", "WP$", "WDT"):
            form = "relative"
        else:
            return None
        count: Count = (
            "plural"
            if word in WORDS.plural_pronouns
            else "unknown"
            if form == "relative"
            else "one"
        )
        sort: Sort = "thing" if word == "which" or pronoun_gender(word) == "neuter" else "human"
        gender = pronoun_gender(word)
        return _Draft(
            i,
            i + 1,
            i,
            i,
            lambda index: Mention(
                index=index,
                head=i,
                first=i,
                end=i + 1,
                form=form,
                sort=sort,
                noun=word,
                noun_class=word,
                count=count,
                number=None,
                gender=gender,
                article="none",
                marks=frozenset(),
                states=frozenset(),
                core=i,
            ),
        )

    def _noun_at(self, i: int) -> Iterator[_Draft]:
        token = self.tokens[i]
        speaks = i in self.speaking
        if i in self.named and not speaks:
            return
        if self._is_nominal(token, speaks) and self._is_quantity(token):
            yield self._quantity(token)
        elif token.pos in ("NOUN", "PROPN", "PRON") or speaks or self._is_paper_subject(token):
            noun = self._lemma(token)
            noun_class = self.vocabulary.noun_class(noun)
            if (noun_class or speaks) and (speaks or not self._continues(i)):
                yield self._noun(token, noun, noun_class or noun)

    def _is_paper_subject(self, token: Token) -> bool:
        """Whether a tagger took a paper for a verb that is a subject: "Halden *slides* show"."""
        return relation(token) == "nsubj" and self._lemma(token) in self.vocabulary.papers

    def _is_quantity(self, token: Token) -> bool:
        quantities = self.vocabulary.quantities
        if token.lower in quantities or token.lemma in quantities or self._is_count(token):
            return True
        if not self.vocabulary.collections.has(token.lemma):
            return False
        core = self._core(token.i)
        return (
            core != token.i
            and sort_of_noun(self._lemma(self.tokens[core]), self.vocabulary) == "human"
        )

    def _is_count(self, token: Token) -> bool:
        """ "Thirty-one of the teachers", "40 of them" """
        after = self._at(token.i + 1)
        figures = token.tag == "CD" and after is not None and after.lower == "of"
        return figures or is_number(token.text)

    def _is_nominal(self, token: Token, speaks: bool) -> bool:
        """Whether a word of quantity stands by itself, for people: "some say", "one of them"."""
        if speaks:
            return True
        after = self._at(token.i + 1)
        if token.dep in ("det", "nummod", "amod", "advmod", "compound", "case", "cc:preconj"):
            return False
        return token.dep.startswith(("nsubj", "obj", "obl:agent")) or (
            after is not None and after.lower == "of"
        )

    def _lemma(self, token: Token) -> str:
        word = token.lower
        if word in self.vocabulary.roles:  # "authorities" are people, an authority is a body
            return word
        for form in (token.lemma, word, singular_of(word)):
            if self.vocabulary.noun_class(form):
                return form
        return token.lemma

    def _continues(self, i: int) -> bool:
        """Whether a noun only stands before another: "party officials"."""
        token, after = self.tokens[i], self._at(i + 1)
        if after is None or after.tag not in ("NN", "NNS", "NNP", "HYPH"):
            return False
        governor = token.head
        return (
            governor > i and governor - i < 6 and token.dep in ("compound", "amod", "nmod", "flat")
        )

    def _noun(self, token: Token, noun: str, noun_class: str) -> _Draft:
        first, core = self.phrases.left_edge(token.i), self._paper_of(token)
        if core != token.i:  # "a copy of the *memo*"
            noun = self._lemma(self.tokens[core])
            noun_class = self.vocabulary.noun_class(noun)
        elif self._is_data(token, noun):
            noun = noun_class = self.vocabulary.papers[noun]
        before = self.tokens[first : token.i]
        count, number = count_of(token, noun, before, self.vocabulary)
        states, sort = self.phrases.states(first, token.i), self._sort_at(token.i, noun)
        return _Draft(
            first,
            token.i + 1,
            token.i,
            core,
            lambda index: Mention(
                index=index,
                head=token.i,
                first=first,
                end=token.i + 1,
                form="noun",
                sort=sort,
                noun=noun,
                noun_class=noun_class,
                count=count,
                number=number,
                gender=self.vocabulary.gender_of_noun(noun),
                article=article_of(before),
                marks=marks_of(before),
                states=states,
                complement=self._complement(token.i),
                core=core,
            ),
        )

    def _paper_of(self, token: Token) -> int:
        """The paper of which a noun is a part or copy: "the results of the *poll*"; else itself."""
        single = token.lower.removesuffix("s")
        if not {token.lemma, single} & self.vocabulary.paper_parts:
            return token.i
        for child in self.parse.children[token.i]:
            of = child > token.i and case_of(self.parse, child) == "of"
            if of and sort_of_noun(self._lemma(self.tokens[child]), self.vocabulary) in (
                "document",
                "poll",
            ):
                return child
        return token.i

    def _is_date(self, word: str) -> bool:
        return self.vocabulary.identifying_words.has(word)

    def _complement(self, i: int) -> frozenset[str]:
        return frozenset(
            self.tokens[child].lemma
            for child in self.parse.children[i]
            if child > i
            and self.tokens[child].dep == "nmod"
            and case_of(self.parse, child) in WORDS.complement_links
        )

    def _quantity(self, token: Token) -> _Draft:
        """ "some of the officials", "55 percent", "one": its noun is what stands after *of*."""
        i, core = token.i, token.i
        core = self._core(i)
        noun = self._lemma(self.tokens[core])
        first = self.phrases.left_edge(i)
        before = self.tokens[first:i]
        counts = self._is_count(token) or token.lower in SETS
        number = stated_number(self.tokens[first : i + 1], self._is_date) if counts else None
        one = number == 1 or token.lower in WORDS.each_of
        one = one or (token.lower == "other" and article_of(before) == "definite")
        count: Count = "one" if one else "plural"
        noun_class = self.vocabulary.noun_class(noun) if core != i else ""
        of = noun_class and i + 1 < len(self.tokens) and self.tokens[i + 1].lower == "of"
        sort = self._sort(noun) if of else "human"  # "one of the banks" is a bank
        return _Draft(
            first,
            i + 1,
            i,
            core,
            lambda index: Mention(
                index=index,
                head=i,
                first=first,
                end=i + 1,
                form="quantity",
                sort=sort,
                noun=token.lower,
                noun_class=noun_class or token.lower,
                count=count,
                number=number,
                gender="",
                article=article_of(before),
                marks=marks_of(before),
                states=frozenset(),
                core=core,
            ),
        )

    def _core(self, i: int) -> int:
        """The noun that is counted, after *of* or *among*; the quantity itself without one."""
        for child in self.parse.children[i]:
            token = self.tokens[child]
            noun = child > i and token.dep.startswith("nmod") and token.tag[:2] in ("NN", "PR")
            if noun and case_of(self.parse, child) in WORDS.group_prepositions:
                return child
        after = self._at(i + 1)
        if after is not None and after.lower in WORDS.partitives and self._at(i + 2) is not None:
            return self.phrases.noun_after(i + 2)
        return i

    def _sort(self, noun: str) -> Sort:
        return sort_of_noun(noun, self.vocabulary)

    def _sort_at(self, i: int, noun: str) -> Sort:
        """The sort of a noun where it stands.

        With *who* it is a person, with a code ("title WX44817") a document, whatever the noun.
        """
        sort, after = self._sort(noun), self._at(i + 1)
        if sort != "thing":
            return sort
        if i in self.speaking and is_code(word_from(self.parse, i + 1)):
            return "document"
        who = after is not None and after.tag == "WP" and after.lower == "who"
        return "human" if who else sort

    def _is_data(self, token: Token, noun: str) -> bool:
        """Whether "figures" are numbers: nothing says that they are persons."""
        if noun not in self.vocabulary.papers or not self.vocabulary.vague_nouns.has(noun):
            return False
        children, after = self.parse.children[token.i], self._at(token.i + 1)
        ranked = any(self.vocabulary.ranks.has(self.tokens[child].lower) for child in children)
        who = after is not None and after.lower in WORDS.human_relatives
        verb = self.tokens[token.head]
        says = relation(token) == "nsubj" and not self.vocabulary.evidence_verbs.has(verb.lemma)
        return token.tag == "NNS" and not (ranked or who or says)
