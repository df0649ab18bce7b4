"""The form engine: load a form, ask its questions, check its answers. Embeddable alone.

It knows no area, wave or register, no user interface, no clock and no file; the caller hands these in.

    form = load_form(text)                  form_file: TOML with XLSForm's words, all problems at once
    interview = Interview(form, world)      interview: the state machine every front end drives
    judge = Evaluator(form)                 evaluation: whole records, fast

Answers are text by key: the name of the question, or the path of its groups where the name alone is not unique.
Several options are their names with single blanks between them. A repeat is a list of such mappings under its key:
`{"town": "glud", "members": [{"age": "7"}, {"age": "40"}]}`. What does not apply and what is empty has no key.
"""
