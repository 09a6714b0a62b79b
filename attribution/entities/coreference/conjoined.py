"""Those named together: "Ida Brandt, Aldo Finch and the ferry union"."""

from __future__ import annotations

from collections.abc import Container, Iterator

from attribution.entities.coreference.cluster_builder import ClusterBuilder, Clustering
from attribution.entities.mentions.mention import Mention, Mentions
from attribution.grammar.trees import dependents, has
from attribution.model import Parse

VOICES = ("human", "organisation", "outlet", "place", "platform")
"""Sorts of those who speak; no paper and no thing joins them."""


def coordinated(parse: Parse, mentions: Mentions, head: int) -> tuple[int, ...]:
    """The nouns joined to a first one by *and* or *or*, with it; empty where nothing is joined."""
    others = [i for i in dependents(parse, head, "conj") if i > head]
    closed = [number for number, i in enumerate(others) if has(parse, i, "cc")]
    if closed:
        return (head, *others[: closed[-1] + 1])
    beside = _subject_beside(parse, mentions, head)
    rest = () if beside is None else coordinated(parse, mentions, beside)
    return (head, *rest) if rest else ()


def _subject_beside(parse: Parse, mentions: Mentions, head: int) -> int | None:
    """A second name as subject of the same verb: the parser's other way to draw a list."""
    first = mentions.of(head)
    if first is None or first.name is None or not 0 < first.end < len(parse.tokens) - 1:
        return None
    other = mentions.of(first.end + 1)
    if parse.tokens[first.end].text != "," or other is None or other.name is None:
        return None
    one, two = parse.tokens[first.head], parse.tokens[other.head]
    subjects = one.dep == two.dep == "nsubj" and one.head == two.head
    return other.head if subjects and other.first == first.end + 1 else None


def named_together(
    parse: Parse, mentions: Mentions, clustering: Clustering, head: int
) -> Iterator[ClusterBuilder]:
    """Who is meant by each of the nouns joined to a first one, that one left out.

    In "Ida Brandt, a scholar and former envoy" one is told twice, and nobody is joined.
    """
    before = mentions.of(head)
    for i in coordinated(parse, mentions, head)[1:]:
        other = mentions.of(i)
        cluster = clustering.cluster_of(other)
        if before is None or other is None or cluster is None or cluster.sort not in VOICES:
            continue
        if _is_another(parse, before, other) and not is_same_holder(
            parse, mentions, clustering, before, other
        ):
            yield cluster
            before = other


def _is_another(parse: Parse, before: Mention, other: Mention) -> bool:
    """Whether a description behind a name is somebody else's: "Ida Brandt and a neighbour"."""
    if before.name is None or other.name is not None or other.sort != "human":
        return True
    return all(token.tag == "CC" for token in parse.tokens[before.end : other.first])


def is_same_holder(
    parse: Parse, mentions: Mentions, clustering: Clustering, before: Mention, other: Mention
) -> bool:
    """Whether a second noun without an article is told of the same person.

    "a baker and cook"; with another word before it only where a name follows for the two, or a body
    in which both are held: "her neighbour and sometime pupil, Ida Brandt" and "the president and
    chief executive of Tarn Foods" are one, "her mother and father" are two.
    """
    bare = other.form == "noun" and other.article == "none" and other.count == "one"
    if not bare or before.form != "noun" or before.count != "one":
        return False
    cluster = clustering.cluster_of(before)
    named = cluster is not None and cluster.name is not None
    told = named or _is_held_in_body(parse, mentions, other)
    return before.article == "indefinite" or (before.article != "none" and told)


def _is_held_in_body(parse: Parse, mentions: Mentions, post: Mention) -> bool:
    """Whether *of* and the name of a body follow on a post."""
    at = post.end
    if at + 1 >= len(parse.tokens) or parse.tokens[at].tag != "IN":
        return False
    body = mentions.of(at + 2 if parse.tokens[at + 1].tag == "DT" else at + 1)
    return body is not None and body.name is not None and body.sort in ("organisation", "outlet")


def remember_joined(
    parse: Parse, mentions: Mentions, clustering: Clustering, speaking: Container[int], last: int
) -> None:
    """Makes the cluster of all named together with the last of them: "Brandt and *Finch*"."""
    head = parse.tokens[last].head
    before = mentions.of(max(parse.edges[head][0] - 2, 0))
    for mention in (before, mentions.of(head)):
        first = clustering.cluster_of(mention)
        if mention is None or first is None or first.sort not in VOICES:
            continue
        if coordinated(parse, mentions, mention.head)[-1:] != (last,):
            continue
        others = named_together(parse, mentions, clustering, mention.head)
        parts = dict.fromkeys((first.index, *(other.index for other in others)))
        if len(parts) > 1:
            joint = clustering.join(parts)
            if mention.head in speaking:
                joint.spoke = parse.tokens[mention.head].sentence
        return
