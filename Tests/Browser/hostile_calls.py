#!/usr/bin/env python3
"""Prints calls whose names and words try to break out of XML and HTML, or the page apart."""

import json

TEXTS = ["<script>alert(1)</script>", "]]>", "\" onload=\"x", "\u202eabc\u2066", "=cmd()", "</style><b>", "W" * 10000,
         "长" * 10000, "a/../b", "javascript:alert(1)"]

for number, text in enumerate(TEXTS):
    name = text[:900]
    print(json.dumps({
        "id": text[:60] + str(number), "startedAt": f"2026-03-0{number % 5 + 1}T1{number}:00:00+08:00", "queue": name,
        "agent": {"id": name, "name": name, "team": name},
        "turns": [{"speaker": "agent", "text": "喂，我不知道" + text}, {"speaker": "customer", "text": text + "你们什么态度"}]}))
