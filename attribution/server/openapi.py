"""The OpenAPI description of the two ways to send an article."""

from __future__ import annotations

import json
from typing import Any

from attribution.reports.formats.jsonl import schema_text
from attribution.text_analyzer import FORMATS
from attribution.version import __version__

Object = dict[str, Any]

_TEXT = {"type": "string", "description": "the article"}
_FORMAT = {"enum": list(FORMATS), "default": "text"}
_ARTICLE: Object = {
    "type": "object",
    "required": ["text"],
    "properties": {"text": _TEXT, "format": _FORMAT, "name": {"type": "string"}},
}
_FORM: Object = {
    "type": "object",
    "description": "a file of any format that is read, or a text",
    "properties": {
        "file": {"type": "string", "contentMediaType": "application/octet-stream"},
        "text": _TEXT,
        "format": _FORMAT,
    },
}
_ERROR: Object = {
    "type": "object",
    "required": ["error"],
    "properties": {"error": {"type": "string"}},
}
_REFUSALS = {
    "400": "not an article, or more than one",
    "403": "sent by a page of another site",
    "408": "sent too slowly",
    "413": "too long",
    "500": "could not be analysed",
    "503": "busy",
    "504": "took too long",
}


def openapi_document() -> Object:
    """The document, in version 3.1 of OpenAPI."""
    report = json.loads(schema_text().replace("#/$defs/", "#/components/schemas/"))
    parts = report.pop("$defs")
    findings: Object = {
        "type": "object",
        "required": ["findings"],
        "properties": {"findings": report["properties"]["findings"]},
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "attribution",
            "version": __version__,
            "description": "Claims of news articles, their sources, and how anonymous these are.",
        },
        "paths": {
            "/v1/report": _post("report", "claims, sources and findings of an article", report),
            "/v1/check": _post("check", "the findings of an article alone", findings),
        },
        "components": {"schemas": parts},
    }


def _post(name: str, summary: str, schema: Object) -> Object:
    content = {
        "application/json": {"schema": _ARTICLE},
        "multipart/form-data": {"schema": _FORM},
    }
    responses = {"200": _answer(summary, schema)} | {
        code: _answer(told, _ERROR) for code, told in _REFUSALS.items()
    }
    return {
        "post": {
            "operationId": name,
            "summary": summary,
            "requestBody": {"required": True, "content": content},
            "responses": responses,
        }
    }


def _answer(told: str, schema: Object) -> Object:
    return {"description": told, "content": {"application/json": {"schema": schema}}}
