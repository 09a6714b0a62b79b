"""The page to paste or drop an article into; it works without script."""

from __future__ import annotations

from html import escape as escape_html

from attribution.reading.formats.registry import SUFFIXES
from attribution.reports.formats.page.html_page import page_foot, page_head
from attribution.reports.formats.page.html_words import escape
from attribution.text_analyzer import FORMATS

_NAMES = {"text": "plain text", "markdown": "Markdown", "html": "HTML"}


def paste_page(trouble: str = "", text: str = "", format: str = "text") -> str:
    """The form; `trouble` says why the last article could not be shown, whose text is kept."""
    options = "".join(
        f'<option value="{name}"{" selected" if name == format else ""}>{_NAMES[name]}</option>'
        for name in FORMATS
    )
    told = f'<p class="trouble" role="alert">{escape(trouble)}</p>\n' if trouble else ""
    return (
        page_head("Who said what")
        + '<form class="paste" method="post" action="/" enctype="multipart/form-data">\n'
        f"<h1>Who said what</h1>\n{told}"
        '<p><label for="text">Paste an article. It stays on this machine.</label></p>\n'
        f'<textarea id="text" name="text" autofocus>\n{escape_html(text)}</textarea>\n'
        f'<p><label>The text is <select name="format">{options}</select></label>\n'
        '<label>or a file, which you may drop here: <input type="file" name="file" '
        f'accept="{",".join(SUFFIXES)}"></label></p>\n'
        "<p><button>Show its sources</button></p>\n</form>\n" + page_foot()
    )
