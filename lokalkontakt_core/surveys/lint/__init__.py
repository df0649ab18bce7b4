"""Check forms like a compiler: what a form that can be used still does wrong, each finding with place and remedy.

    report = check_form(text)               checking: every finding, those of the loader when the form cannot be used
    text, done = apply_fixes(text)          fixing: what can be put right without changing what the form does

Rules are grouped in `rules`, one module a family; `registry` lists them all. Conditions are judged in `solving`.
"""
