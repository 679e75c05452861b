#!/usr/bin/env python3
"""Looks at the pages of `hotline report` with a browser: check_pages.py FOLDER, or --self-test.

Opens the index from the disk, follows a rule to a call, finds the words that are marked there, sorts a table, and checks
every kind of page for accessibility, in two widths. Whatever the console says, and whatever is asked for but a file, is a
fault.
"""

import pathlib
import sys
import tempfile

from browser import Browser

ACCESSIBILITY = (pathlib.Path(__file__).parent / "accessibility.js").read_text()
WIDTHS = [1280, 390]


def faults_of_page(browser):
    """What is wrong with the page that is open, in both widths."""
    faults = []
    for width in WIDTHS:
        browser.resize(width)
        faults += [f"{width} px: {fault}" for fault in browser.run(ACCESSIBILITY)]
    browser.resize(WIDTHS[0])
    return faults


def faults_of_session(browser):
    outside = [url for url in browser.requests if not url.startswith(("file:", "data:", "about:"))]
    return browser.complaints + ["asked for " + url for url in outside]


def follow_a_rule_to_a_call(browser, index):
    """From the index over a rule that failed by words to the marked words of a call."""
    browser.open(index)
    rules = browser.run(
        "[...document.querySelectorAll('section[aria-labelledby=rules-title] tbody tr')]"
        ".filter(row => Number(row.cells[3].textContent) > 0).map(row => row.querySelector('a').getAttribute('href'))")
    if not rules:
        return ["no rule failed, nothing to follow"]
    for rule in rules:
        browser.open(index)
        browser.follow(f"[...document.querySelectorAll('a')].find(a => a.getAttribute('href') === {rule!r})")
        quoted = "[...document.querySelectorAll('.examples > li')].find(e => e.querySelector('.what a') && " \
            "[...e.querySelectorAll('.proofs li')].some(p => /^第/.test(p.textContent) && p.querySelector('q')))"
        words = browser.run(f"(e => e ? [...e.querySelectorAll('q')].map(q => q.textContent) : null)({quoted})")
        if not words:
            continue
        faults = faults_of_page(browser)
        browser.follow(f"({quoted}).querySelector('.what a')")
        found = browser.run("""(() => {
          const item = document.querySelector(':target') && document.querySelector(':target').closest('li');
          if (!item) return null;
          const marks = [...document.querySelectorAll('.said sup a')].filter(a => a.getAttribute('href') === '#' + item.id);
          return marks.map(a => {
            const said = a.closest('.said'), before = [];
            for (let at = a.closest('sup').previousSibling; at; at = at.previousSibling)
              if (at.nodeType === 1 && at.tagName === 'MARK') before.unshift(at.textContent);
            return before.join('');
          });
        })()""")
        if found is None:
            return faults + [f"{rule}: the call's page does not show the rule"]
        if not any(mark.endswith(word) for mark in found for word in words):
            return faults + [f"{rule}: none of {words} is marked, but {found}"]
        return faults + faults_of_page(browser)
    return ["no rule failed by words, nothing to follow"]


def sort_a_table(browser, index):
    browser.open(index)
    column = "[...document.querySelectorAll('section[aria-labelledby=rules-title] tbody tr')]" \
        ".map(row => Number(row.cells[3].textContent))"
    button = "document.querySelectorAll('section[aria-labelledby=rules-title] thead th')[3].querySelector('button')"
    faults = []
    for order in [True, False]:
        browser.run(f"({button}).click()")
        values = browser.run(column)
        if values != sorted(values, reverse=order):
            faults.append(f"the table is not sorted: {values[:9]}")
    return faults


def read_without_script(browser, index):
    browser.open(index)
    rows = browser.run("document.querySelectorAll('tbody tr').length")
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    browser.open(index)
    faults = []
    if browser.run("document.querySelectorAll('button').length"):
        faults.append("the script ran though it must not")
    if browser.run("document.querySelectorAll('tbody tr').length") != rows:
        faults.append("without script something is missing")
    browser.call("Emulation.setScriptExecutionDisabled", value=False)
    return faults


def check(folder):
    if not (folder / "index.html").is_file():
        return [f"{folder}: no index.html"]
    index = (folder / "index.html").resolve().as_uri()
    browser = Browser()
    try:
        browser.open(index)
        faults = ["index: " + fault for fault in faults_of_page(browser)]
        agent = next(iter(sorted((folder / "pages/agents").glob("*.html"))), None)
        if agent:
            browser.open(agent.resolve().as_uri())
            faults += ["agent: " + fault for fault in faults_of_page(browser)]
        faults += follow_a_rule_to_a_call(browser, index)
        faults += sort_a_table(browser, index)
        faults += read_without_script(browser, index)
        scorecard = next(iter(sorted((folder / "calls").glob("*.xml"))), None)
        if scorecard:
            browser.open(scorecard.resolve().as_uri())
            if browser.run("getComputedStyle(document.documentElement).display") != "block" or not browser.run(
                    "getComputedStyle(document.querySelector('call'), '::before').content").startswith('"'):
                faults.append("a raw scorecard has no style")
        return faults + faults_of_session(browser)
    finally:
        browser.close()


BROKEN = """<!DOCTYPE html><html><head><title></title></head><body><h1>标题</h1><h3>跳级</h3>
<p style="color:#999">看不清</p><img src="http://127.0.0.1:9/x.png"><a href="page.html"></a><a href="#none">无</a>
<svg><text>图</text></svg><p id="a">一</p><p id="a">二</p><table><tr><th>头</th></tr></table>
<div style="width:3000px">宽</div><script>console.error("坏了")</script></body></html>"""
EXPECTED = ["no lang", "no title", "no main", "skips a level", "contrast", "without alt", "without a name", "link to nowhere",
            "without a title", "id twice", "heading of nothing", "wider than", "console: 坏了", "asked for http://127.0.0.1:9"]


def self_test():
    """A page that is wrong in every way must be found so."""
    with tempfile.TemporaryDirectory() as folder:
        page = pathlib.Path(folder) / "broken.html"
        page.write_text(BROKEN)
        browser = Browser()
        try:
            browser.open(page.as_uri())
            found = faults_of_page(browser) + faults_of_session(browser)
        finally:
            browser.close()
    return ["not found: " + fault for fault in EXPECTED if not any(fault in one for one in found)]


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    complaints = self_test() if sys.argv[1] == "--self-test" else check(pathlib.Path(sys.argv[1]))
    for complaint in complaints:
        print(complaint, file=sys.stderr)
    sys.exit(1 if complaints else 0)
