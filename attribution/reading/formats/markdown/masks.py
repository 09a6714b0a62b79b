"""What generators of sites add to Markdown is masked, so that every place in the file stays.

Comments, admonition marks, wiki links and MDX statements become blanks or marks without width;
what is left is CommonMark.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_WIDTHLESS = "\u200b"
_COMMENTS = re.compile(
    r"\{\{/\*.*?\*/\}\}"  # Hugo
    r"|\{/\*.*?\*/\}"  # MDX
    r"|\{#(?![\w-]+\}).*?#\}"  # Jinja; "{#id}" names a heading
    r"|%%.*?%%"  # Obsidian
    r"|\{%-?\s*comment\s*-?%\}.*?\{%-?\s*endcomment\s*-?%\}",  # Liquid
    re.DOTALL,
)
_FENCE = re.compile(r"^[ \t]*:{3,}.*$", re.MULTILINE)
_CALLOUT = re.compile(r"^(?P<keep>[ \t]*>[ \t]*)\[![\w-]+\][+-]?.*$", re.MULTILINE)
_ADMONITION = re.compile(
    r"^(?P<head>[ \t]*(?:!!!|\?\?\?\+?)[ \t]+.*)\n(?P<body>(?:(?:[ ]{4}|\t).*\n?|[ \t]*\n)*)",
    re.MULTILINE,
)
_INDENT = re.compile(r"^(?:[ ]{4}|\t)", re.MULTILINE)
_EMBED = re.compile(r"!\[\[[^\[\]\n]*\]\]")
_WIKI_LINK = re.compile(r"(\[\[(?:[^\[\]|\n]*\|)?)([^\[\]|\n]+)(\]\])")
_HIGHLIGHT = re.compile(r"(==)(?=\S)([^=\n]+)(?<=\S)(==)")
_MDX = re.compile(r"^(?:import|export)\s(?:.+\n?)+", re.MULTILINE)


def mask_site_markup(text: str, start: int, *, mdx: bool) -> str:
    """The text from `start` on masked; it is as long as before, with the same lines."""
    head, body = text[:start], text[start:]
    body = _COMMENTS.sub(_blank, body)
    if mdx:
        body = _MDX.sub(_blank, body)
    body = _ADMONITION.sub(_admonition, body)
    body = _FENCE.sub(_blank, body)
    body = _CALLOUT.sub(lambda found: found["keep"] + _fill(found, len(found["keep"])), body)
    body = _EMBED.sub(_widthless, body)
    for pattern in (_WIKI_LINK, _HIGHLIGHT):
        body = pattern.sub(_unwrapped, body)
    return head + body


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\r\n]", " ", found.group())


def _widthless(found: re.Match[str]) -> str:
    return _WIDTHLESS * len(found.group())


def _fill(found: re.Match[str], kept: int) -> str:
    return _WIDTHLESS * (len(found.group()) - kept)


def _unwrapped(found: re.Match[str]) -> str:
    before, inside, after = found.groups()
    return _WIDTHLESS * len(before) + inside + _WIDTHLESS * len(after)


def _admonition(found: re.Match[str]) -> str:
    # Its body is indented as code is; marks without width are no indent.
    replace: Callable[[re.Match[str]], str] = _widthless
    return " " * len(found["head"]) + "\n" + _INDENT.sub(replace, found["body"])
