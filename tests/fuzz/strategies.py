"""Hypothesis strategies over everything that the program reads."""

from __future__ import annotations

from hypothesis import strategies as st

WORDS = (
    "The mayor said that officials told reporters according to two people familiar with it who "
    "spoke on condition of anonymity Ada Quill Mr. Vos, 31, of the Harbour Board added: was killed "
    "14 percent in 2019 she he they I “ ” \" ' ‘ ’ ( ) — - , . ; : ? ! … # * _ ` < > & &amp; [x](y)"
).split(" ")
JOINS = (" ", " ", " ", "", "\n", "\n\n", "\t", "\r\n", "\u00a0", "\u2028", "\u200b")

signs = st.characters(exclude_categories=["Cs"])
pieces = st.one_of(st.sampled_from(WORDS), st.text(signs, max_size=6))


@st.composite
def articles(draw: st.DrawFn) -> str:
    """Words of news in any order, with anything between them."""
    parts = draw(st.lists(st.tuples(pieces, st.sampled_from(JOINS)), max_size=40))
    return "".join(word + join for word, join in parts)


markdown = st.lists(
    st.one_of(
        articles(),
        st.sampled_from(
            [
                "# ",
                "> ",
                "- ",
                "```",
                "---\n",
                "<!-- attribution: ignore[x] y -->",
                "| a |",
                "[^1]:",
            ]
        ),
    ),
    max_size=6,
).map("\n".join)
html = st.lists(
    st.one_of(
        articles(),
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<!--",
                "-->",
                "<script>",
                "<blockquote>",
                "<h1>",
                "&#x110000;",
                "<a b='",
            ]
        ),
    ),
    max_size=8,
).map("".join)
rules = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "format: 2\n",
                "cues:\n",
                "  - id: a.b\n",
                "    words: [said]\n",
                "- &a *a\n",
                "{",
                "]",
            ]
        ),
        st.text(signs, max_size=8),
    ),
    max_size=10,
).map("".join)
settings_files = st.lists(
    st.one_of(
        st.sampled_from(
            ['profile = "ap"\n', "[severity]\n", "select = [", "[[per-file]]\n", "files = ['*']\n"]
        ),
        st.text(signs, max_size=8),
    ),
    max_size=8,
).map("".join)
data = st.binary(max_size=300)
